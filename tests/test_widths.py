"""No line of any command is wider than the terminal, whatever names and paths there are.

wcwidth measures, which kg itself does not use.
"""

import shlex
from pathlib import Path

import pytest
from wcwidth import wcswidth

from kg.importer import import_vault
from kg.model.names import slug
from tests.builders import vault
from tests.terminal import ESCAPES, shown

PEOPLE = 300
ODD = (
    "Ann-Katrin Wolfeschlegelsteinhausenbergerdorff von und zu Hohenhausen",
    "王小明东京大学附属病院国际交流中心主任研究员",
    "Zoe\u0301 A\u0300\u0301\u0302lvarez\u0327",
    "👩‍🚀 Team Rocket 🚀🚀🚀",
    "김민준과 그의 친구들",
    "Ελένη Παπαδοπούλου",
    "Ünïcödé Ñame",
    "Li 李 Wei 伟",
)
COMMANDS = [
    "last-contact", "last-contact --everyone --why", "blocked", "blocked --full", "stale",
    "prep person:{key}", "prep org-0", "tasks", "tasks --all", "timeline project-1", "changed",
    "show project-1", "show project-1 --full", "person person:{key}", "person person:{key} --full",
    "project project-1", "org org-0", "org org-0 --full", "people", "people --all --limit 300",
    "projects", "orgs", "meetings", "search rope", "sql 'select * from nodes limit 40'",
    "sql 'select * from people limit 40'", "neighbors project-1", "rank --by degree", "brokers",
    "clusters", "links project-1", "backlinks org-0", "orphans", "bus-factor", "status",
    "similar project-1", "find org", "find rokcet", "unlinked project-1", "unlinked person:{key}",
    "doctor", "doctor --all", "doctor --count", "doctor --same",
    "people --format record --limit 20", "tasks --help",
    "--help", "nonsense", "person nobody-is-called-so",
    "tasks --columns task,source --limit 300", "path person:{key} org-0",
]  # fmt: skip

WRONG = {"nonsense": 2, "person nobody-is-called-so": 3}


def named(number: int) -> str:
    return f"{ODD[number % len(ODD)]} {number}"


@pytest.fixture(scope="module")
def odd_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 people, each with a meeting and a task, under long and uncommon names and paths."""
    notes = {}
    for number in range(PEOPLE):
        name = named(number)
        notes[f"People/{name}.md"] = f"---\nrole: {name}\ncompany: org-{number % 7}\n---\n"
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        folder = "Ein sehr langer Ordner/" * (number % 3) + "会議" * (number % 5) + "/Notes"
        notes[f"Meetings/{folder}/{day} {name} and others {number}.md"] = (
            f"---\ntype: meeting\nattendees:\n- '[[{name}]]'\n"
            f"- '[[{named(number * 7 % PEOPLE)}]]'\n---\n"
            f"About [[project-{number % 9}]] with rope and **bold words** [[{name}|a label]].\n\n"
            f"- [ ] Send {name} the {'very ' * (number % 9)}long rope @{name.split()[0]} 📅 {day}\n"
            f"- [ ] {ODD[number % len(ODD)] * 4}\n"
        )
    for number in range(9):
        notes[f"Projects/project-{number}.md"] = (
            f"---\nstatus: blocked\nowner: '[[{named(number)}]]'\n---\n## Blockers\n"
            + "".join(f"- {ODD[n % len(ODD)] * 3} is missing\n" for n in range(number, number + 3))
            + f"\n## Questions\n- Who knows {named(number)}?\n\n[[nowhere {ODD[number % 8]}]]\n"
        )
    for number in range(7):
        notes[f"Customers/org-{number}.md"] = f"# org-{number}\n[[{named(number)}]]\n"
    folder = tmp_path_factory.mktemp("odd")
    root = vault(folder / "notes", notes)
    import_vault(str(root), str(folder / "kg.db"), config=None, as_of="2026-01-10")
    return folder / "kg.db"


@pytest.mark.parametrize("columns", [40, 80, 117])
def test_no_line_is_wider_than_the_terminal(
    odd_db: Path, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_DB", str(odd_db))
    too_wide = []
    for command in COMMANDS:
        words = shlex.split(command.format(key=slug(named(0))))
        dated = words[0] not in {"--help", "nonsense", "sql"}
        text, code = shown(
            [*words, *(["--as-of", "2026-01-10"] if dated else [])], columns, environ={}
        )
        assert code == WRONG.get(command, code & 1), (command, text)
        plain = ESCAPES.sub("", text)
        assert plain.count("\n") > 0, command
        too_wide += [
            (command, wcswidth(line), line)
            for line in plain.split("\n")
            if wcswidth(line) > columns
        ]
    assert not too_wide
