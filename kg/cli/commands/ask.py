"""Answer a question that kg.toml saves; without a name list them.

Listed under Look up, after `kg sql`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command, Option
from kg.cli.options import LISTED
from kg.cli.values import ASSIGNMENT, SECONDS
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.output import Context
    from kg.importer.questions import Questions
    from kg.model.questions import Saved, Value


def run(ctx: Context, *, name: str | None, params: list[str], timeout: float) -> Exit:
    """Answer one question, or list all."""
    from kg.importer.questions import questions_of
    from kg.query.saved import chosen, valued
    from kg.store.reader import file_of

    given = _given(params)
    found = questions_of(file_of(ctx.open()))
    if name is None:
        return _list(ctx, found)
    question = chosen(name, found.known, found.unfit, found.told)
    _answer(ctx, question, valued(question, given), timeout)
    return Exit.ANSWERED


def _given(params: Sequence[str]) -> dict[str, str]:
    try:
        return dict(ASSIGNMENT.parse(one) for one in params)  # type: ignore[misc]
    except ValueError as error:
        raise UsageError(f"{error} A question takes its parameters so, as in days=60.") from error


def _list(ctx: Context, found: Questions) -> Exit:
    from kg.model.answers.queries import SavedQuestion
    from kg.query.saved import listed, refusal

    ctx.answers(SavedQuestion, listed(found.known))
    if not found.known:
        ctx.say(found.told or "docs/config.md tells how to save a question, under `questions`.")
    for bad in found.unfit:
        ctx.say(refusal(bad))
    return Exit.ANSWERED


def _answer(ctx: Context, question: Saved, values: dict[str, Value], timeout: float) -> None:
    if question.language == "sql":
        from kg.present.columns import distinct

        given: dict[str, object] = {"as_of": ctx.as_of, **values}
        found = ctx.sql(question.text, given, timeout=timeout, limit=None)
        ctx.rows(distinct(found.columns or ()), found.rows)
        return
    from kg.cli.queried import show
    from kg.collector import no_collector
    from kg.query import note_queries
    from kg.query.days import clock
    from kg.query.saved import text_of

    ask = note_queries.ask_tasks if question.language == "tasks" else note_queries.ask
    with no_collector(to_the_end=True):
        show(ctx, ask(ctx.open(), text_of(question, values), now=clock(ctx.as_of)))


COMMAND = Command(
    "ask",
    run,
    __doc__,
    more="Questions stand in kg.toml, each below [questions.NAME] with sql, dataview or tasks and "
    "its parameters; docs/config.md tells how. --format md writes what the plugins show.",
    examples=("kg ask", "kg ask gone-quiet", "kg ask gone-quiet days=60 --json"),
    arguments=(
        Argument("name", "The question.", required=False, complete="question"),
        Argument(
            "params",
            "Values for its parameters, name=value; the others have their defaults.",
            required=False,
            many=True,
            metavar="NAME=VALUE",
        ),
    ),
    options=(Option("timeout", "Stop SQL after so many seconds.", value=SECONDS, default=10.0),),
    settings=LISTED,
)
