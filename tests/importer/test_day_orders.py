"""The order of days in a folder: what other notes tell, in a whole import and in a refresh."""

from pathlib import Path

import pytest

from kg.importer import workers
from tests.builders import imported, rows, vault
from tests.dump import dump

DAYS = "select n.path, m.date from meetings m join notes n on n.id = m.note_id order by n.path"
OPEN = "select path, message from problems where code = 'meeting-without-date' order by path"
BOXES = "- [x] [[Bo Ek]]\n\n#Pier [[b]]\n"
DMY, MDY = "23/06/2025", "06/23/2025"


def minutes(day: str, more: str = "") -> str:
    return f"**Date:** {day}\n\n## Attendees\n- Ida Falk\n{more}"


def present() -> str:
    return "Present: Ida Falk\n"


def days(db: Path) -> dict[str, str]:
    return {str(path).rpartition("/")[2]: str(day) for path, day in rows(db, DAYS)}


STATES: dict[str, list[tuple[dict[str, str], dict[str, str]]]] = {
    "a note with one reading comes, turns round, and goes": [
        ({"M/a.md": minutes("05/06/2025")}, {}),
        (
            {"M/a.md": minutes("05/06/2025"), "M/b.md": minutes(DMY)},
            {"a.md": "2025-06-05", "b.md": "2025-06-23"},
        ),
        (
            {"M/a.md": minutes("05/06/2025"), "M/b.md": minutes(MDY)},
            {"a.md": "2025-05-06", "b.md": "2025-06-23"},
        ),
        (
            {"M/a.md": minutes("05/06/2025"), "M/b.md": minutes(MDY), "M/c.md": minutes(DMY)},
            {"b.md": "2025-06-23", "c.md": "2025-06-23"},
        ),
        (
            {"M/a.md": minutes("05/06/2025"), "M/c.md": minutes("2025-06-23")},
            {"c.md": "2025-06-23"},
        ),
    ],
    "another folder, another sign": [
        ({"M/a.md": minutes("05/06/2025"), "N/b.md": minutes(DMY)}, {"b.md": "2025-06-23"}),
        (
            {"M/a.md": minutes("05/06/2025"), "M/b.md": minutes("23-06-2025")},
            {"b.md": "2025-06-23"},
        ),
        (
            {"M/a.md": minutes("05/06/2025"), "M/b.md": minutes("23-06-2025"), "M/c.md": DMY},
            {"b.md": "2025-06-23"},
        ),
    ],
    "the open note itself changes, and moves": [
        (
            {"M/a.md": minutes("05/06/2025"), "M/b.md": minutes(DMY)},
            {"a.md": "2025-06-05", "b.md": "2025-06-23"},
        ),
        (
            {"M/a.md": minutes("07/06/2025"), "M/b.md": minutes(DMY)},
            {"a.md": "2025-06-07", "b.md": "2025-06-23"},
        ),
        ({"N/a.md": minutes("07/06/2025"), "M/b.md": minutes(DMY)}, {"b.md": "2025-06-23"}),
        (
            {"N/a.md": minutes("2025-06-07"), "M/b.md": minutes(DMY)},
            {"a.md": "2025-06-07", "b.md": "2025-06-23"},
        ),
    ],
    "names of files with the year first": [
        ({"S/25-11-28.md": present()}, {}),
        (
            {"S/25-11-28.md": present(), "S/25-12-05.md": present()},
            {"25-11-28.md": "2025-11-28", "25-12-05.md": "2025-12-05"},
        ),
        (  # one that has no day with the year first
            {"S/25-11-28.md": present(), "S/25-12-05.md": present(), "S/06-17-25.md": present()},
            {"06-17-25.md": "2025-06-17"},
        ),
        ({"S/25-11-28.md": present(), "S/06-17-25.md": present()}, {"06-17-25.md": "2025-06-17"}),
    ],
    "month and day below a year": [
        ({"Y/2025/call-03-04.md": present()}, {"call-03-04.md": "2025-03-04"}),
        (
            {"Y/2025/call-03-04.md": present(), "Y/2025/call-17-04.md": present()},
            {"call-03-04.md": "2025-04-03", "call-17-04.md": "2025-04-17"},
        ),
        ({"Y/2025/call-03-04.md": present(), "Y/2025/x.md": ""}, {"call-03-04.md": "2025-03-04"}),
    ],
    "a meeting with boxes, links and tags waits": [
        ({"M/a.md": minutes("05/06/2025", BOXES), "M/b.md": "#pier\n"}, {}),
        (
            {
                "M/a.md": minutes("05/06/2025", BOXES),
                "M/b.md": "#pier\n",
                "M/c.md": minutes(DMY, "[[a]]\n"),
            },
            {"a.md": "2025-06-05", "c.md": "2025-06-23"},
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", STATES)
def test_the_folder_settles_it_in_whatever_order_notes_come(tmp_path: Path, case: str) -> None:
    folder, db = tmp_path / "vault", tmp_path / "kg.db"
    for number, (notes, expected) in enumerate(STATES[case]):
        for known in sorted(folder.rglob("*.md")):
            if str(known.relative_to(folder)) not in notes:
                known.unlink()
        imported(vault(folder, notes), db, as_of="2026-01-10", force=True)
        assert days(db) == expected
        whole = tmp_path / f"whole{number}.db"
        imported(folder, whole, as_of="2026-01-10")
        assert dump(db) == dump(whole)


def test_a_day_that_comes_lets_a_folder_read_the_year_first(tmp_path: Path) -> None:
    notes = {"S/25-11-28.md": present(), "S/25-12-05.md": present()}
    folder, db = vault(tmp_path / "vault", notes), tmp_path / "kg.db"
    imported(folder, db, as_of="2025-12-04")
    assert days(db) == {}
    imported(folder, db, as_of="2025-12-05")
    assert days(db) == {"25-11-28.md": "2025-11-28", "25-12-05.md": "2025-12-05"}
    imported(folder, db, as_of="2025-12-04")
    assert days(db) == {}


def test_what_stays_open_is_told_with_its_cure(tmp_path: Path) -> None:
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", {"M/a.md": minutes("05/06/2025")}), db)
    [(path, message)] = rows(db, OPEN)
    assert path == "M/a.md"
    assert "05/06/2025" in str(message)
    assert "date_order" in str(message)


@pytest.mark.parametrize(("order", "day"), [("dmy", "2025-06-05"), ("mdy", "2025-05-06")])
def test_kg_toml_settles_the_rest(tmp_path: Path, order: str, day: str) -> None:
    notes = {
        "kg.toml": f'date_order = "{order}"\n',
        "M/a.md": minutes("05/06/2025"),
        "N/b.md": minutes("05/06/2025"),
        "N/c.md": minutes(DMY),  # says more than kg.toml
    }
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", notes), db)
    assert days(db) == {"a.md": day, "b.md": "2025-06-05", "c.md": "2025-06-23"}


def test_processes_tell_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = {f"M/{number:03}.md": f"# Note {number}\n#Tag{number % 7}\n" for number in range(300)}
    notes |= {"M/007.md": minutes("05/06/2025", "#tag1"), "M/250.md": minutes(DMY)}
    folder = vault(tmp_path / "vault", notes)
    dumps = []
    for readers in (0, 2, 3):
        monkeypatch.setattr(workers, "_readers", lambda readers=readers: readers)
        monkeypatch.setattr(workers, "_WORTH_FORKING", 1)
        db = tmp_path / f"{readers}.db"
        imported(folder, db)
        assert days(db) == {"007.md": "2025-06-05", "250.md": "2025-06-23"}
        dumps.append(dump(db))
    assert dumps[0] == dumps[1] == dumps[2]
