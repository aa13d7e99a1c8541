"""Look back on a week, and ahead: what happened, changed, went cold, comes.

Listed under Ask, after `kg today`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.options import PAGED
from kg.cli.values import MOMENT, span
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.model.answers.pages import WeekReview
    from kg.store.reader import Connection


def run(
    ctx: Context,
    *,
    days: str | None,
    week: bool,
    since: str | None,
    md: bool,
    html: bool,
    eml: bool,
    output: str | None,
) -> Exit:
    """A screen, a page of sections, or a file."""
    from kg.query import agenda

    form = _form(md=md, html=html, eml=eml)
    if sum(map(bool, (days, week, since))) > 1:
        raise UsageError("Of which days? Name them, or say --week or --since.")
    if output and not form:
        raise UsageError("As what? Say --md, --html or --eml beside --output.")
    conn = ctx.open(without_me=True)
    first, last = _days(ctx, days) if days else (ctx.day(since), ctx.as_of)
    page = agenda.review(conn, since=first, as_of=last)
    if form:
        _write(ctx, _drawn(conn, page, form), output)
    elif ctx.on_screen:
        from kg.present.agenda import review

        ctx.screen(review(page))
    else:
        ctx.page(_title(page), page)
    return Exit.ANSWERED


def _days(ctx: Context, text: str) -> tuple[str, str]:
    """The first and the last of the days that a phrase means, none after the day asked about; of a
    length of time (`2 weeks`, but not the year `2025`) the days from then on."""
    first, last = str(ctx.day(text)), str(ctx.day(text, last=True))
    is_length = False
    with suppress(ValueError):
        is_length = span(text) > 0 and not text.isdigit()
    return first, ctx.as_of if is_length else min(last, ctx.as_of)


def _form(**asked: bool) -> str | None:
    """The one form that is asked for, if any is."""
    forms = [name for name, wanted in asked.items() if wanted]
    if len(forms) > 1:
        raise UsageError(f"Take one of {', '.join('--' + form for form in forms)}.")
    return forms[0] if forms else None


def _title(page: WeekReview) -> str:
    return f"Review of {page.facts.since} to {page.facts.until}"


def _drawn(conn: Connection, page: WeekReview, form: str) -> str:
    title = _title(page)
    if form == "md":
        from kg.present import sections

        return sections.text(title, sections.of(page), "md")
    from kg.present import letter

    if form == "html":
        return letter.document(title, page)
    from kg.query.lists import people

    mine = (me.email for me in people(conn, where="is_me", all=True) if me.email)
    return letter.mail(title, page, to=next(mine, None))


def _write(ctx: Context, text: str, output: str | None) -> None:
    if output is None:
        from kg.cli.streams import put_data

        put_data(text)
        return
    from kg.cli import files

    files.write(output, text)
    ctx.say(f"{output} is written.")


COMMAND = Command(
    "review",
    run,
    __doc__,
    more=(
        "The seven days up to today, or those that you name: contacts, tasks that were done, "
        "decisions, risks, blockers and questions, what changed, what became blocked, who went "
        "cold; what you are to do, what others promised, and the meetings of the next seven days. "
        "One screen; --full gives all. As a file to read, or a mail to yourself: a draft, which kg "
        "does not send."
    ),
    examples=(
        "kg review --week",
        "kg review last week",
        'kg review --since "last month" --full',
        "kg review --week --html --output review.html",
        "kg review --week --eml --output review.eml",
    ),
    arguments=(
        Argument(
            "days",
            "Which days: last week, 2026-W05, 2025-12.",
            required=False,
            joined=True,
        ),
    ),
    options=(
        Option("week", "The seven days up to today (the default)."),
        Option("since", "The days from this one on (last monday, 2025-12).", value=MOMENT),
        Option("md", "Write Markdown."),
        Option("html", "Write a page for the browser: one file that needs no network."),
        Option("eml", "Write a mail, to open and send in a mail program."),
        Option(
            "output",
            "The file; without it the text is printed.",
            flags=("--output", "-o"),
            value=TEXT,
            complete="path",
        ),
    ),
    settings=PAGED,
)
