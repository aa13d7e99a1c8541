"""A page as a file to read, and as a mail."""

from datetime import UTC, datetime
from email import message_from_string
from email.policy import default
from typing import NamedTuple

from kg.present import letter

AT = datetime(2026, 1, 12, 7, 30, tzinfo=UTC)


class Row(NamedTuple):
    name: str
    note: str


class Facts(NamedTuple):
    since: str


class Page(NamedTuple):
    facts: Facts
    rows: tuple[Row, ...]


def page(*rows: Row) -> Page:
    return Page(Facts("2026-01-05"), rows)


def test_a_file_holds_every_row() -> None:
    rows = [Row(f"row {at}", "") for at in range(300)]
    shown = letter.document("All", page(*rows))
    assert all(f">row {at}<" in shown for at in range(300))
    assert "300 rows" in shown


def test_what_notes_say_is_text() -> None:
    shown = letter.document("A <b> & c", page(Row("<script>x()</script>", 'a"b')))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<title>A &lt;b&gt; &amp; c</title>" in shown


def test_a_file_asks_no_network() -> None:
    shown = letter.document("T", page(Row("https://example.org/x.png", "![](https://example.org)")))
    assert "src=" not in shown
    assert "href=" not in shown


def test_a_mail_is_a_draft_to_oneself_with_both_forms() -> None:
    text = letter.mail("Review of Ægir", page(Row("Ægir", "á " * 60)), to="ann@kade.example", at=AT)
    mail = message_from_string(text, policy=default)
    assert (mail["From"], mail["To"]) == ("ann@kade.example", "ann@kade.example")
    assert mail["Subject"] == "Review of Ægir"
    assert mail["X-Unsent"] == "1"
    assert mail["Date"] == "Mon, 12 Jan 2026 07:30:00 +0000"
    plain, rich = mail.iter_parts()
    assert (plain.get_content_type(), rich.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().startswith("# Review of Ægir\n")
    assert "<h1>Review of Ægir</h1>" in rich.get_content()
    assert text.isascii()
    assert max(map(len, text.splitlines())) < 80


def test_a_mail_names_nobody_where_no_address_is_known() -> None:
    mail = message_from_string(letter.mail("T", page(), at=AT), policy=default)
    assert mail["To"] is None


def test_a_title_of_several_lines_adds_no_header() -> None:
    mail = message_from_string(letter.mail("T\nBcc: x@example.org", page(), at=AT), policy=default)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "T Bcc: x@example.org"
