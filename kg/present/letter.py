"""A page to take along: one HTML file, or a mail that has it beside plain text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.present import html, sections

if TYPE_CHECKING:
    from datetime import datetime

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;margin:.3em 0 1em}"
    "th,td{padding:.2em .8em .2em 0;vertical-align:top;border-bottom:1px solid #8884}"
    "h1{font-size:1.5em}h4{font-size:1.05em;margin:1.2em 0 .2em}"
)


def document(title: str, page: tuple[object, ...]) -> str:
    """A page of sections as an HTML file that needs nothing else; all of its rows are in it."""
    heading = escape(title)
    most = max((len(part) for part in page if isinstance(part, tuple)), default=0)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{heading}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{heading}</h1>\n{html.page(page, limit=most)}\n</body>\n</html>\n"
    )


def mail(
    title: str, page: tuple[object, ...], *, to: str | None = None, at: datetime | None = None
) -> str:
    """The page as a mail (RFC 5322), with plain text (Markdown) for programs that show no HTML.

    It is a draft, from and to the same address: `X-Unsent` lets Outlook open it for writing.
    Without `to` it names nobody. `at` is the moment that it bears, now by default.
    """
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime, localtime

    text = sections.text(title, sections.of(page), "md")
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["Subject"] = " ".join(title.split())
    if to:
        message["From"] = message["To"] = to
    message["Date"] = format_datetime(at or localtime())
    message["X-Unsent"] = "1"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(document(title, page), subtype="html", cte="quoted-printable")
    return message.as_string()
