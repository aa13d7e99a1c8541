"""A made-up vault in which everything leads to a few: `python -m benchmarks.hubs OUT [SIZE]`.

Of SIZE (10,000) edges at a person, half are meetings, all about one blocked project, and half notes
that link the person; one note links all SIZE notes; at one event is a twentieth of SIZE people, all
of one organization. Beside each hub stands one of its kind that is tied to three or four things.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import NamedTuple

DAY = datetime.date(2020, 1, 6)
_DAYS = 2000  # after which the days begin anew


class Pair(NamedTuple):
    """A hub and an ordinary thing of its kind, as a question names them."""

    hub: str
    other: str


PERSON = Pair("Hedda Moe", "Olav Lind")
PROJECT = Pair("Harbour", "Ferry")
ORGANIZATION = Pair("Pier Works", "Crane Works")
MEETING = Pair("meeting:2025-06-27-general-assembly", "meeting:2025-06-28-small-talk")
NOTE = Pair("Everything", "Little")
PAIRS = (PERSON, PROJECT, ORGANIZATION, MEETING, NOTE)


def write(out: Path, size: int) -> None:
    """Write the vault; the same size gives the same bytes."""
    half, crowd = size // 2, [f"Guest {place}" for place in range(max(4, size // 20))]
    for place, name in enumerate(crowd):
        employer = ORGANIZATION.other if place < 3 else ORGANIZATION.hub
        _note(out, f"People/{name}", ["type: person", f'organization: "[[{employer}]]"'])
    for name in PERSON:
        _note(out, f"People/{name}", ["type: person", "email: " + name.split()[0] + "@pier.test"])
    for name in ORGANIZATION:
        _note(out, f"Organizations/{name}", ["type: organization"])
    for name, owner in zip(PROJECT, PERSON, strict=True):
        _note(
            out, f"Projects/{name}", ["type: project", "status: blocked", f'owner: "[[{owner}]]"']
        )
    for place in range(half):
        others = [crowd[place % len(crowd)]]
        _meeting(out, place, f"Round {place}", [PERSON.hub, *others], PROJECT.hub)
        _note(out, f"Notes/Leaf {place}", ["tags: [leaf]"], f"Ask [[{PERSON.hub}]].")
    for place in range(3):
        _meeting(out, place, f"Chat {place}", [PERSON.other, crowd[place]], PROJECT.other)
    _meeting(out, _DAYS - 1, "General Assembly", crowd, PROJECT.other)
    _meeting(out, _DAYS, "Small Talk", crowd[:3], PROJECT.other)
    leaves = [f"Leaf {place}" for place in range(half)]
    rounds = [f"{_day(place)} Round {place}" for place in range(half)]
    for name, linked in zip(NOTE, (leaves + rounds, leaves[:3]), strict=True):
        _note(out, f"Notes/{name}", [], "\n".join(f"- [[{target}]]" for target in linked))


def _meeting(out: Path, place: int, title: str, there: list[str], about: str) -> None:
    head = [
        "type: meeting",
        f"date: {_day(place)}",
        "attendees: [" + ", ".join(f'"[[{name}]]"' for name in there) + "]",
        f'project: "[[{about}]]"',
    ]
    task = f"- [ ] Measure quay {place} of [[{about}]] @[[{there[0]}]] 📅 {_day(place)}"
    _note(out, f"Meetings/{_day(place)} {title}", head, task)


def _day(place: int) -> datetime.date:
    return DAY + datetime.timedelta(days=place % (_DAYS + 1))


def _note(out: Path, path: str, head: list[str], body: str = "") -> None:
    file = out / f"{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["---", *head, "---", "", body, ""]), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
