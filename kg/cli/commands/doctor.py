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
    from kg.store.reader import Connection


def run(
    ctx: Context,
    *,
    severity: str | None,
    code: list[str],
    folder: str | None,
    count: bool,
    same: bool,
    limit: int | None,
) -> Exit:
    """One row for each problem, or for each kind of them; exit code 1 if there are any."""
    from kg.model.answers import Problem, ProblemCount
    from kg.query import health

    conn = ctx.open()
    if same:
        return _may_be_one(ctx, conn, limit)
    chosen = graver(severity, code)
    every = health.doctor_counts(conn, code=code, folder=folder)
    counts = [one for one in every if one.severity in chosen]
    unknown = ctx.owner(conn).unknown
    if count:
        ctx.answers(ProblemCount, counts if limit is None else counts[:limit])
    else:
        problems = health.doctor(conn, severity=chosen, code=code, folder=folder, limit=limit)
        ctx.answers(Problem, problems)
    for level in SEVERITIES:
        if total := sum(one.problems for one in every if one.severity == level):
            hidden = "" if level in chosen else f", with --severity {level}"
            ctx.say(f"{level}: {total}{hidden}")
    ctx.say_below(unknown)
    return Exit.PROBLEMS if counts else Exit.ANSWERED


def _may_be_one(ctx: Context, conn: Connection, limit: int | None) -> Exit:
    """One row for each two things that may be one."""
    from kg.cli.output import database
    from kg.config import same_of
    from kg.model.answers import MayBeOne
    from kg.query.same import may_be_one
    from kg.store.maintenance import vault_of

    path = database(ctx.given_db)
    same = same_of(vault_of(path), path)
    found = may_be_one(conn, same, limit=limit)
    ctx.answers(MayBeOne, found)
    if found:
        ctx.say("`kg same A B` joins two, `kg same --not A B` keeps them apart.")
    return Exit.ANSWERED


COMMAND = Command(
    "doctor",
    run,
    "List what is wrong with the notes.",
    more=(
        "Links that lead nowhere or to several notes, duplicate and near-identical names, facts "
        "that contradict each other, broken properties. The exit code is 1 if there are any. "
        "With --same: people, projects and organizations that may be one, why, and the line for "
        "kg.toml that says so."
    ),
    examples=(
        "kg doctor --count",
        "kg doctor --severity error",
        "kg doctor --code missing-link",
        "kg doctor --same",
    ),
    options=(
        Option(
            "severity",
            "This and graver (default: warning; with --code: info).",
            value=choice(*SEVERITIES),
        ),
        Option("code", "Only problems of this code.", value=Value("CODE", str, CODES), many=True),
        FOLDER,
        Option("count", "Count problems by code."),
        Option("same", "List what may be one thing instead."),
        LIMIT,
    ),
    settings=ANSWERED,
)
