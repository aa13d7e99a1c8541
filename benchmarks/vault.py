"""A made-up vault of N notes: `python vault.py OUT N`. The same N gives the same bytes.

A fifth are people, a tenth projects, two fifths meetings (with attendees and a project), the rest
plain notes of some 2 kB with links, tags and tasks. A few names collect very many links.
"""

import datetime
import json
import random
import sys
from itertools import accumulate
from pathlib import Path

FIRST = "Ada Bo Cleo Dag Edda Finn Gro Hal Ida Jon Kaja Lars Mia Nils Oda Per".split()
LAST = "Aker Berg Dahl Ek Falk Holm Iversen Juhl Krogh Lind Moe Nord Ohm Palm".split()
WORDS = (
    "pier crane tariff berth meter ferry annex permit invoice gateway schedule harbour quay light "
    "draft review budget risk scope open next after before until because agreed asked sent"
).split()
STATUS = "active blocked paused done planned".split()
DAY = datetime.date(2023, 1, 2)
TWO_PEOPLE = ("Bo Aker 1", "Dag Aker 3")


def main(out: Path, number: int) -> None:
    """Write the vault."""
    rng = random.Random(number)
    people = [f"{FIRST[i % 16]} {LAST[i // 16 % 14]} {i}" for i in range(number // 5)]
    projects = [f"{rng.choice(WORDS).title()} {i}" for i in range(number // 10)]
    names = people + projects
    weights = list(accumulate(1 / (place + 1) for place in range(len(names))))
    rng.shuffle(names)
    size = 0

    def link() -> str:
        if rng.random() < 0.03:
            return f"[[Nowhere {rng.randrange(500)}]]"
        return f"[[{rng.choices(names, cum_weights=weights)[0]}]]"

    def day() -> str:
        return str(DAY + datetime.timedelta(days=rng.randrange(1000)))

    def body() -> str:
        lines = []
        for heading in rng.sample(["Summary", "Decisions", "Risks", "Notes"], 3):
            lines.append(f"\n## {heading}\n")
            for _ in range(2):
                words = rng.choices(WORDS, k=45)
                words.insert(rng.randrange(45), link())
                words.insert(rng.randrange(45), rng.choice(["", "", "#work/open"]))
                lines.append(" ".join(words) + ".\n")
        return "\n".join([*lines, f"- [ ] {rng.choice(WORDS)} {link()} 📅 {day()}", ""])

    def write(path: str, head: str) -> None:
        nonlocal size
        text = f"---\n{head}\n---\n# {Path(path).name}\n{body()}"
        file = out / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        size += file.write_bytes(text.encode())

    for person in people:
        write(f"people/{person}", f'type: person\naliases: ["{person[0]}. {person[4:]}"]')
    for project in projects:
        owner = f'owner: "[[{rng.choice(people)}]]"'
        write(f"projects/{project}", f"type: project\nstatus: {rng.choice(STATUS)}\n{owner}")
    for place in range(number * 2 // 5):
        date = day()
        who = "".join(f'\n  - "[[{name}]]"' for name in rng.sample(people, 3))
        about = f'project: "[[{rng.choice(projects)}]]"'
        head = f"type: meeting\ndate: {date}\nparticipants:{who}\n{about}"
        write(f"meetings/{date[:4]}/{date} Meeting {place}", head)
    for place in range(number - number // 5 - number // 10 - number * 2 // 5):
        write(f"notes/Note {place}", f"type: note\ncreated: {day()}\ntags: [home, work/open]")
    print(json.dumps({"notes": number, "bytes": size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
