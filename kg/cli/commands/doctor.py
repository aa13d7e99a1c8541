"""`kg doctor`: what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command, Option, Value, choice
from kg.cli.options import ANSWERED, FOLDER, LIMIT
from kg.errors import Exit
from kg.model.kinds import CODES, SEVERITIES
from kg.model.problems import graver

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(
    ctx: Context,
    *,
    severity: str | None,
    code: list[str],
    folder: str | None,
    count: bool,
    limit: int | None,
) -> Exit:
    """One row for each problem, or for each kind of them; exit code 1 if there are any."""
    from kg.model.answers import Problem, ProblemCount
    from kg.query import health

    conn = ctx.open()
    chosen = graver(severity, code)
    every = health.doctor_counts(conn, code=code, folder=folder)
    counts = [one for one in every if one.severity in chosen]
    if count:
        ctx.answers(ProblemCount, counts if limit is None else counts[:limit])
    else:
        problems = health.doctor(conn, severity=chosen, code=code, folder=folder, limit=limit)
        ctx.answers(Problem, problems)
    for level in SEVERITIES:
        if total := sum(one.problems for one in every if one.severity == level):
            hidden = "" if level in chosen else f", with --severity {level}"
            ctx.say(f"{level}: {total}{hidden}")
    ctx.say_if_unknown(conn)
    return Exit.PROBLEMS if counts else Exit.ANSWERED


COMMAND = Command(
    "doctor",
    run,
    "List what is wrong with the notes.",
    more=(
        "Links that lead nowhere or to several notes, duplicate and near-identical names, facts "
        "that contradict each other, broken properties. The exit code is 1 if there are any."
    ),
    examples=("kg doctor --count", "kg doctor --severity error", "kg doctor --code missing-link"),
    options=(
        Option(
            "severity",
            "This and graver (default: warning; with --code: info).",
            value=choice(*SEVERITIES),
        ),
        Option("code", "Only problems of this code.", value=Value("CODE", str, CODES), many=True),
        FOLDER,
        Option("count", "Count problems by code."),
        LIMIT,
    ),
    settings=ANSWERED,
)
