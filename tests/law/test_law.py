"""The harness itself: everything that it does to a vault changes something, and what a refresh
leaves wrong is told, shrunk and kept."""

import inspect
import os
import random
import sqlite3
from pathlib import Path

import pytest

import kg.importer.refresh
from tests.builders import DAY, vault
from tests.law import __main__ as law
from tests.law import edits, people, surroundings
from tests.law.check import check
from tests.law.dense import NOTES
from tests.law.sequences import MIX, fill, make
from tests.law.shrink import smallest
from tests.law.steps import Op, Step, apply, dump, load, told
from tests.law.texts import SHAPES
from tests.law.world import World

EDITED = [
    *(Step("note", (Op("write", path, text, 1_700_000_000),)) for path, text in NOTES.items()),
    Step("import", day=DAY),
    Step("write", (Op("write", "Notes/New.md", "[[Harbor]]\n", 1_700_000_100),)),
    Step("append", (Op("write", "Projects/Harbor.md", "# Harbor\n[[Ann Lee]]\n", 1_700_000_200),)),
    Step("import", day=DAY),
    Step("import", day="2026-02-03", asks=1),
]


ALL = [
    edit
    for module in (edits, people, surroundings)
    for name, edit in vars(module).items()
    if inspect.isfunction(edit) and edit.__module__ == module.__name__ and name[0] != "_"
]


def test_every_edit_is_in_the_mix() -> None:
    assert set(MIX) == set(ALL)


@pytest.mark.parametrize("edit", ALL, ids=lambda edit: edit.__name__)
def test_every_edit_changes_the_files(edit: edits.Edit, tmp_path: Path) -> None:
    """Not each time (a note may have no frontmatter to change, a link may be there already)."""
    if edit is surroundings.forbid and not os.geteuid():
        pytest.skip("root may read everything")
    changed, tried = 0, 0
    for number in range(8):
        world = World(tmp_path / str(number), random.Random(number))
        fill(world, DAY)
        for other in (edits.write, edits.append, surroundings.link, *[surroundings.obsidian] * 5):
            world.do(other.__name__, other(world))
        for _ in range(3):
            before = _seen(tmp_path / str(number))
            world.do(edit.__name__, edit(world))
            changed += before != _seen(tmp_path / str(number))
            tried += 1
    assert changed >= tried / 6, f"{changed} of {tried}"


def _seen(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything that an import could see of the files."""
    found: dict[str, tuple[object, ...]] = {}
    for file in sorted(folder.rglob("*")):
        status = file.lstat()
        text = file.read_bytes() if file.is_file() and status.st_size < 1_000_000 else b""
        found[str(file)] = (status.st_mode, status.st_size, status.st_mtime_ns, text)
    return found


def test_an_edit_of_equal_size_and_time_has_another_time_of_change(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    apply(tmp_path, [Op("write", "a.md", "- [ ] x", 1_700_000_000)])
    before = file.stat()
    apply(tmp_path, [Op("write", "a.md", "- [x] x", 1_700_000_000)])
    after = file.stat()
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    assert before.st_ctime_ns < after.st_ctime_ns


def test_steps_that_cannot_be_done_do_nothing(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"a.md": "a", "b.md": "b"})
    (folder / "link.md").symlink_to(tmp_path / "elsewhere.md")
    lost = [
        Op("remove", "c.md"), Op("move", "c.md", "d.md"), Op("move", "a.md", "b.md"),
        Op("touch", "c.md", mtime=1), Op("write", "a.md/c.md", "c", 1), Op("grow", "c.md"),
        Op("write", "link.md", "outside", 1),
    ]  # fmt: skip
    apply(folder, lost)
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b.md", "link.md"]
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_number_always_gives_the_same_steps(tmp_path: Path) -> None:
    steps = make(1, 2, tmp_path)
    assert steps == make(1, 2, tmp_path) == load(dump(steps))
    assert steps != make(1, 3, tmp_path) != make(2, 3, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert sum(bool(step.asks) for step in steps) == 1
    assert f"{len(steps)}. import as of" in told(steps)


def test_notes_of_every_shape_are_made() -> None:
    for shape in SHAPES:
        made = [shape(random.Random(number)) for number in range(20)]
        assert len(set(made)) > 5
        assert all(path.endswith(".md") for path, _ in made)


@pytest.mark.parametrize("by_events", [False, True])
def test_where_the_law_holds_nothing_is_told(tmp_path: Path, by_events: bool) -> None:
    checked = check(EDITED, tmp_path, by_events=by_events)
    assert checked.found == []
    assert (checked.refreshes, checked.edits["write"]) == (2, 1)


def test_what_no_event_names_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A watch that takes notes for files that do not matter."""
    monkeypatch.setattr("tests.law.events.matters", lambda path: not path.endswith("Harbor.md"))
    found = check(EDITED, tmp_path, by_events=True).found[0]
    assert all(kind.startswith("table notes: hash") for kind in found.kinds)


@pytest.mark.parametrize("number", range(3))
def test_events_name_all_that_changes(tmp_path: Path, number: int) -> None:
    checked = check(make(5, number, tmp_path), tmp_path, by_events=True)
    assert [one.told() for found in checked.found for one in found.differences] == []


def test_what_a_refresh_forgets_is_told_and_shrunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refresh that leaves a changed note's old meaning beside the new one."""
    monkeypatch.setattr(kg.importer.refresh.store, "forget_meaning", _only_lookups)
    found = check(EDITED, tmp_path).found[0]
    assert EDITED[found.step].day == DAY
    kind = "table claims: rows that only the refreshed one has"
    assert kind in found.kinds
    few = smallest(EDITED, lambda some: _leads_to(kind, some, tmp_path), 60)
    assert [step.kind for step in few] == ["note", "import", "append", "import"]
    assert sum(len(step.ops) for step in few) == 2
    assert _leads_to(kind, load(dump(few)), tmp_path)


def _only_lookups(conn: sqlite3.Connection, ids: list[int]) -> None:
    for one in ids:
        for table in ("lookups", "event_pages"):
            conn.execute(f"delete from {table} where note_id = ?", (one,))


def _leads_to(kind: str, steps: list[Step], scratch: Path) -> bool:
    return any(kind in found.kinds for found in check(steps, scratch, lambda _: False).found)


def test_an_import_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        """As a mistake would."""
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(kg.importer.refresh.store, "forget_meaning", broken)
    found = check(EDITED, tmp_path).found[0]
    assert found.kinds == ["import: ZeroDivisionError: on purpose"]


@pytest.mark.parametrize("processes", ["1", "2"])
def test_the_command_shows_keeps_and_counts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    processes: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(law, "make", lambda *_: EDITED)
    words = ["law", "--sequences", "2", "--seed", "1", "-j", processes]
    monkeypatch.setattr("sys.argv", words)
    assert law.main() == 0
    assert "2 sequences, 4 refreshes" in capfd.readouterr().out
    monkeypatch.setattr(kg.importer.refresh.store, "forget_meaning", _only_lookups)
    monkeypatch.setattr(law, "SHRINKING", 1.0)
    assert law.main() == 1
    shown = capfd.readouterr().out
    assert "seed 1, sequence 0, after its step 12; the smallest steps:" in shown
    assert "2 × table claims: rows that only the refreshed one has" in shown
    assert "2 write" in shown
    (file, *_) = sorted((tmp_path / "build" / "law").iterdir())
    monkeypatch.setattr("sys.argv", ["law", "--replay", str(file)])
    assert law.main() == 1


CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.json"))


@pytest.mark.parametrize("by_events", [False, True], ids=["scan", "events"])
@pytest.mark.parametrize("kept", CORPUS, ids=lambda path: path.stem)
def test_what_once_differed_does_so_no_more(kept: Path, tmp_path: Path, by_events: bool) -> None:
    checked = check(load(kept.read_text(encoding="utf-8")), tmp_path, by_events=by_events)
    assert checked.refreshes
    assert [one.told() for found in checked.found for one in found.differences] == []
