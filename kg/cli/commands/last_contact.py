"""Who was last contacted about each project?

Listed under Ask, first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli.command import TEXT, Argument, Command, Option, one_of_kinds
from kg.cli.options import EXTERNAL, INTERNAL, LIMIT, LISTED, SINCE, WHY
from kg.errors import Exit, UsageError
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.output import Context
    from kg.model.answers.contacts import LastContact
    from kg.store.reader import Connection


def run(
    ctx: Context,
    *,
    subjects: list[str],
    status: list[str],
    kind: str | None,
    owner: str | None,
    with_person: str | None,
    external: bool,
    internal: bool,
    since: str | None,
    everyone: bool,
    mentions: bool,
    text: str | None,
    why: bool,
    limit: int | None,
) -> Exit:
    """One row for each person in the newest contact about each subject."""
    from kg.model.answers.contacts import LastContact
    from kg.query import contacts, sides

    conn = ctx.open(without_me=True)
    if text is not None and why:
        raise UsageError("--text shows the lines that prove its answers; leave out --why.")
    asked: dict[str, Any] = {
        "subjects": subjects,
        "as_of": ctx.as_of,
        "status": status,
        "kind": kind,
        "owner": owner,
        "with_person": with_person,
        "external": external,
        "internal": internal,
        "since": ctx.day(since),
        "everyone": everyone,
        "mentions": mentions,
    }
    if text is None:
        found, in_all, silent = contacts.first_contacts(conn, ctx.enough(limit), **asked)
    else:
        found = contacts.last_contact(conn, **asked, text=text)[:limit]
        in_all, silent = len(found), "[]"
    proofs = None
    if why:
        by_pair = contacts.why(conn, found, as_of=ctx.as_of, mentions=mentions)
        proofs = [by_pair.get((one.subject_key, one.person_key or ""), []) for one in found]
    left_out = sides.left_out(conn) if external or internal else None
    unknown = ctx.owner(conn).unknown
    listed = None if subjects or text else kind or Kinds.PROJECT
    ctx.answers(LastContact, found, proofs, about=listed, in_all=in_all)
    if listed == Kinds.PROJECT and not found and ctx.format == "table":
        _say_other_subjects(ctx, conn)
    if ctx.format == "table":
        is_cut = limit is None and len(found) < in_all
        told = contacts.contacts_about(conn, silent, **asked) if is_cut else found
        _say_mentions(ctx, told)
    ctx.say_below(left_out, unknown)
    return Exit.ANSWERED


def _say_other_subjects(ctx: Context, conn: Connection) -> None:
    """What else may be asked about, where the notes have no project."""
    from kg.query.kinds import has_any

    if not has_any(conn, Kinds.PROJECT) and has_any(conn, Kinds.ORGANIZATION):
        ctx.say("`kg last-contact --kind organization` asks about organizations.")


_MOST = 10  # subjects whose mentions are told below the table


def _say_mentions(ctx: Context, found: Sequence[LastContact]) -> None:
    """What there is where there is no contact."""
    rows = [one for one in found if one.mentions and one.date is None]
    for one in rows[:_MOST]:
        many = f"{one.mentions} mention{'s' * (one.mentions != 1)}"
        ctx.say(f"{one.subject}: no contact, but {many}, the newest of {one.last_mentioned}.")
    if len(rows) > _MOST:
        ctx.say(f"… and {len(rows) - _MOST} more; `--mentions` counts mentions as contacts.")


COMMAND = Command(
    "last-contact",
    run,
    __doc__,
    more=(
        "One row for each person in the newest direct contact about each subject; without subjects "
        "every project, blocked ones first, then the least recently contacted first. For an "
        "organization only contact about it counts, not any contact with the people who work there."
    ),
    examples=(
        "kg last-contact --status blocked",
        "kg last-contact Apollo --everyone --why",
        "kg last-contact --external",
        'kg last-contact --text "data room"',
    ),
    arguments=(
        Argument(
            "subjects",
            "Projects, organizations or people, by any of their names.",
            required=False,
            many=True,
            complete="name",
            metavar="SUBJECT",
        ),
    ),
    options=(
        Option("status", "Only with this status.", value=TEXT, many=True, complete="status"),
        Option(
            "kind",
            "Subjects of this kind.",
            value=one_of_kinds(Kinds.PROJECT, Kinds.ORGANIZATION, Kinds.PERSON),
            complete="kind",
        ),
        Option("owner", "Only what this person owns.", value=TEXT, complete=Kinds.PERSON),
        Option(
            "with_person",
            "Only contacts with this person.",
            flags=("--with",),
            value=TEXT,
            complete=Kinds.PERSON,
        ),
        EXTERNAL,
        INTERNAL,
        SINCE,
        Option("everyone", "The newest contact of every person, not only the newest of all."),
        Option("mentions", "Count mentions as contacts, too."),
        Option(
            "text",
            "Who was contacted in notes that hold these words, in place of subjects.",
            value=TEXT,
        ),
        WHY,
        LIMIT,
    ),
    settings=LISTED,
)
