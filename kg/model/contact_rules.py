"""By which rules a contact is known, from top to bottom: docs/meaning.md prints this table."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.kinds import Bases, Basis, Certainties, Certainty


class Rule(NamedTuple):
    """A rule of contacts: `where` a note must say it, on what day it was (`when`), `whom` that
    shows to be contacted, and how sure that is. Without `contact` they are mentioned."""

    basis: Basis
    where: str
    when: str
    whom: str
    certainty: Certainty
    contact: bool = True


RULES = (
    Rule(
        Bases.MEETING,
        "a meeting's [lists of people](#lists-of-people)",
        "the meeting's day",
        "who was there",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.TITLE,
        "a meeting's name: `1-1 Ann Lee`, `Call with Ann Lee`, `1on1s/2025-10-06 Ann Lee.md`",
        "the meeting's day",
        "who is named, unless a list names others than your own side",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.FOLDER,
        "the folder of a person, with a meeting in it",
        "the meeting's day",
        "that person (*inferred* where the meeting names somebody else)",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.MAIL,
        "a mail's `from`, the heading of a message in a thread",
        "the message's day",
        "who wrote",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.RECIPIENT,
        "a mail's `to`, `cc`, `bcc`, the label `**To:**` below the heading of a message",
        "the message's day",
        "who received it",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.VIA,
        "a dated bullet on an entity's page: `- 2025-10-06: [[meeting]] - text (via Ann Lee)`",
        "the bullet's day",
        "who stands behind *via*",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.BULLET,
        "a dated bullet with a verb or a meeting: `- 2025-10-06: call with [[Ann Lee]]`; on a"
        " person's page also `- 2025-10-06: call about [[Atlas]]`",
        "the bullet's day",
        "whom it links, or whose page it is",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.LOG,
        "a line of a dated note that says contact: `- 08:40 Called [[Ann Lee]] about [[Atlas]]`"
        " ([shapes](#lines-and-headings))",
        "the note's day",
        "whom the verb is followed by",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.HEADING,
        "a heading that says contact, in a daily or weekly note; a dated heading on a person's page"
        " or in a file of 1-1s",
        "the heading's day, else the note's",
        "whom it names, or whose page or file it is",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.TASK,
        "a done task that begins with such a verb, in any note",
        "the day on which it was done",
        "whom the verb is followed by",
        Certainties.EXPLICIT,
    ),
    Rule(
        Bases.LINK,
        "a link to a project or an organization in a meeting's text",
        "the meeting's day",
        "who was there, about what is linked (*inferred* where a section links more than eight, or"
        " is one of *See also*)",
        Certainties.LINKED,
    ),
    Rule(
        Bases.TEXT,
        "the text of a dated bullet: *1:1 between Ann Lee and Bo Ek*, *with Bo Ek*",
        "the bullet's day",
        "people known otherwise whom it names",
        Certainties.INFERRED,
    ),
    Rule(
        Bases.CANCELLED,
        "a meeting or a mail that was [called off](#what-is-no-event)",
        "its day",
        "whoever is named there",
        Certainties.EXPLICIT,
        contact=False,
    ),
    Rule(
        Bases.INVITATION,
        "an invitation, or an answer to one",
        "its day",
        "whoever is named there",
        Certainties.EXPLICIT,
        contact=False,
    ),
    Rule(
        Bases.ALERT,
        "an alert",
        "its day",
        "whoever is named there",
        Certainties.EXPLICIT,
        contact=False,
    ),
    Rule(
        Bases.TO_DO,
        "a note that is a to-do",
        "its day",
        "whoever is named there",
        Certainties.EXPLICIT,
        contact=False,
    ),
    Rule(
        Bases.DRAFT,
        "a draft",
        "its day",
        "whoever is named there",
        Certainties.EXPLICIT,
        contact=False,
    ),
    Rule(
        Bases.MENTION,
        "the same item or paragraph of a dated note",
        "the note's day",
        "people and projects that are linked in it; who is named in a note that was made from a"
        " machine's mail",
        Certainties.LINKED,
        contact=False,
    ),
)
CERTAINTY: dict[Basis, Certainty] = {rule.basis: rule.certainty for rule in RULES}


def as_table() -> str:
    """The rules as a table of Markdown."""
    head = ["| basis | where | when | whom | certainty |", "|---|---|---|---|---|"]
    return "\n".join((*head, *map(_row, RULES))) + "\n"


def _row(rule: Rule) -> str:
    certainty = rule.certainty if rule.contact else "no contact"
    return f"| `{rule.basis}` | {rule.where} | {rule.when} | {rule.whom} | {certainty} |"
