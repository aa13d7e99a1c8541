"""List what is wrong with the notes.

Listed under Keep, after `kg status`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option, Value, choice
from kg.cli.options import FOLDER, LIMIT, LISTED
from kg.errors import Exit, UsageError
from kg.model.kinds import CODES, ENTITY_TABLES, SEVERITIES, Codes
from kg.model.phrases import listed
from kg.model.problems import graver, gravest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.output import Context
    from kg.model.answers.state import ProblemCause, ProblemCount
    from kg.store.reader import Connection

_COLUMNS = ("severity", "code", "problems", "notes", "archived", "answers", "source")
_MOST_TEXTS = 3
_PLACES = ("severity", "code", "source")


def run(
    ctx: Context,
    *,
    severity: str | None,
    code: list[str],
    folder: str | None,
    every: bool,
    count: bool,
    same: bool,
    fix: bool,
    yes: bool,
    config: str | None,
    fail_on: str | None,
    most: list[tuple[str, int]],
    limit: int | None,
) -> Exit:
    """One row for each cause, for each place, or for each code; exit code 1 if there are any, or
    more than are let pass."""
    from kg.query import health
    from kg.query.causes import causes

    conn = ctx.open()
    if same:
        return _may_be_one(ctx, conn, limit)
    chosen = graver(severity, code)
    if fix:
        found = causes(conn, severity=chosen, code=code, folder=folder)
        return _fix(ctx, found, config, yes=yes)
    counted = health.doctor_counts(conn, code=code, folder=folder)
    unknown = ctx.owner(conn).unknown
    if count:
        _print_counts(ctx, [one for one in counted if one.severity in chosen], limit)
    else:
        found = causes(conn, severity=chosen, code=code, folder=folder, limit=None)
        _print_places(ctx, found, limit) if every else _print(ctx, found[:limit])
    _say_totals(ctx, counted, chosen)
    ctx.say_below(unknown)
    too_many = _too_many(counted, chosen, fail_on, dict(most))
    if fail_on or most:
        ctx.say_below(*too_many)
    return Exit.PROBLEMS if too_many else Exit.ANSWERED


def _print(ctx: Context, found: Sequence[ProblemCause]) -> None:
    from kg.model.answers.state import ProblemCause

    if ctx.format in {"csv", "tsv"}:
        ctx.rows(ProblemCause._fields[:-1], [one[:-1] for one in found])
        return
    below, said = [], ""
    for one in found:
        cures = [f"→ {cure}" for cure in _cures(one, said)]
        below.append([*_few(_texts(one), "--all"), *_few(_nearest(one), "--json"), *cures])
        said = one.cure
    ctx.answers(ProblemCause, found, columns=_COLUMNS, below=below)


def _texts(one: ProblemCause) -> list[str]:
    """What is wrong, each text once."""
    return list(dict.fromkeys(place.message for place in one.places))


def _nearest(one: ProblemCause) -> list[str]:
    """What links that lead nowhere may have meant."""
    return one.nearest.split("\n") if one.nearest else []


def _few(texts: list[str], how: str) -> list[str]:
    """The first few, and which option lists all of them."""
    more = len(texts) - _MOST_TEXTS
    return texts if more < 2 else [*texts[:_MOST_TEXTS], f"… and {more:,} more, with {how}"]


def _cures(one: ProblemCause, said: str) -> list[str]:
    """What is to be done, where nothing else says it: neither the row above nor the message."""
    known = one.cure == said or all(one.cure in place.message for place in one.places)
    return [cure for cure in ("" if known else one.cure, one.kg_toml) if cure]


def _print_places(ctx: Context, found: Sequence[ProblemCause], limit: int | None) -> None:
    from kg.model.answers.state import Problem
    from kg.query.causes import places

    every = places(found, limit)
    below = [[one.message] for one in every]
    ctx.answers(Problem, every, columns=_PLACES, below=below)


def _print_counts(ctx: Context, counts: Sequence[ProblemCount], limit: int | None) -> None:
    from kg.model.answers.state import ProblemCount

    ctx.answers(ProblemCount, counts if limit is None else counts[:limit])


def _say_totals(ctx: Context, counted: Sequence[ProblemCount], chosen: Sequence[str]) -> None:
    for level in SEVERITIES:
        if total := sum(one.problems for one in counted if one.severity == level):
            hidden = "" if level in chosen else f", with --severity {level}"
            ctx.say(f"{level}: {total}{hidden}")


def _too_many(
    counted: Sequence[ProblemCount],
    chosen: Sequence[str],
    fail_on: str | None,
    most: dict[str, int],
) -> list[str]:
    """What there is more of than may be, a line each. A code with a number of its own is judged by
    that alone: at the severities shown or, where it is never so grave, at its own."""
    found = []
    for code, allowed in most.items():
        own = gravest(code)
        levels = chosen if own in chosen else graver(own, None)
        has = sum(one.problems for one in counted if one.code == code and one.severity in levels)
        if has > allowed:
            found.append(f"{code}: {has:,}, of which {allowed:,} may be")
    grave = graver(fail_on, None) if fail_on else chosen
    for level in grave:
        others = sum(
            one.problems for one in counted if one.severity == level and one.code not in most
        )
        if others:
            found.append(f"{level}: {others:,}, of which none may be")
    return found


def _fix(ctx: Context, found: Sequence[ProblemCause], config: str | None, *, yes: bool) -> Exit:
    """Show the lines for kg.toml that cure problems, and write them."""
    from kg.cli.output import database
    from kg.cli.settling import settle
    from kg.config import settings
    from kg.configure import changed, with_words
    from kg.model.problems import cured_by
    from kg.store.maintenance import vault_of

    path = database(ctx.given_db)
    vault = vault_of(path)
    if vault is None:
        raise UsageError("The database tells of no import; run `kg import VAULT` first.")
    words = cured_by(found)
    for one in found:
        if one.kg_toml and not cured_by([one]):
            ctx.say(f"{one.code}: {one.kg_toml}; say which.")
    if not words:
        ctx.say("No cure is a line for kg.toml that could be written for you.")
        return Exit.ANSWERED
    chosen = settings(config, vault=vault, database=path)
    change = changed(chosen, vault, lambda toml: with_words(toml, words))
    return settle(ctx, change, vault, yes=yes)


def _may_be_one(ctx: Context, conn: Connection, limit: int | None) -> Exit:
    """One row for each two things that may be one."""
    from kg.cli.output import database
    from kg.config import same_of
    from kg.model.answers.state import MayBeOne
    from kg.query.health import doctor_counts
    from kg.query.same import may_be_one
    from kg.store.maintenance import vault_of

    path = database(ctx.given_db)
    same = same_of(vault_of(path), path)
    found = may_be_one(conn, same, limit=limit)
    ctx.answers(MayBeOne, found)
    if found:
        ctx.say("`kg same A B` joins two, `kg same --not A B` keeps them apart.")
    if doctor_counts(conn, code=(Codes.SIMILAR_NAME,)):
        ctx.say("First names that stand alone are in `kg doctor --code similar-name`.")
    return Exit.ANSWERED


def _allowed(text: str) -> tuple[str, int]:
    """`missing-link=10`: so many problems of a code are let pass."""
    code, _, number = text.partition("=")
    if not number.isascii() or not number.isdigit():
        raise ValueError(f"“{text}” is no code with a number, as in missing-link=10.")
    if code not in CODES:
        from kg.query.health import unknown_code

        raise ValueError(unknown_code(code))
    return code, int(number)


COMMAND = Command(
    "doctor",
    run,
    __doc__,
    more=(
        "One row for each cause: in how many notes, those in archives apart; on how many "
        f"{listed(ENTITY_TABLES, 'and')} these notes bear (answers); the first place; and the "
        "cure. Notes outside archives come first, then errors, then what touches most answers. "
        "--all lists each place. The exit code is 1 if there are any problems; with --fail-on "
        "only for problems of that severity and graver, and with --max only for more of a code "
        "than that. --fix shows the lines for kg.toml that cure problems and writes them; on a "
        f"terminal you are asked first. With --same: {listed(ENTITY_TABLES, 'and')} that may "
        "be one, why, and the line for kg.toml that says so. Below links that lead nowhere stands "
        "what is called most like them. docs/problems.md tells of each code."
    ),
    examples=(
        "kg doctor",
        "kg doctor --count",
        "kg doctor --severity error --all",
        "kg doctor --code missing-link",
        "kg doctor --fix",
        "kg doctor --fail-on error --max missing-link=10",
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
        Option("every", "List each place instead of causes.", flags=("--all",)),
        Option("count", "Count problems by code."),
        Option("same", "List what may be one thing instead."),
        Option("fix", "Show the lines for kg.toml that cure problems, and write them."),
        Option("yes", "Write without asking.", flags=("--yes", "-y")),
        Option("config", "This kg.toml instead of the one in use.", value=TEXT, complete="path"),
        Option(
            "fail_on",
            "Exit code 1 only for this severity and graver.",
            value=choice(*SEVERITIES),
        ),
        Option(
            "most",
            "Let so many problems of a code pass.",
            flags=("--max",),
            value=Value("CODE=N", _allowed, tuple(f"{code}=" for code in CODES)),
            many=True,
        ),
        LIMIT,
    ),
    settings=LISTED,
)
