"""A refresh leaves what a whole import would: the kinds of edit that once made a difference."""

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.store import queries
from kg.store.reader import open_read
from tests.builders import imported, rows, vault
from tests.dump import dump, sound

Edit = Callable[[Path], object]


def move(old: str, new: str) -> Edit:
    return lambda folder: (folder / old).rename(folder / new)


def write(path: str, text: str) -> Edit:
    return lambda folder: vault(folder, {path: text})


def delete(path: str) -> Edit:
    return lambda folder: (folder / path).unlink()


def meeting(title: str, about: str = "") -> str:
    return f"---\ntype: meeting\ndate: 2025-10-07\n{about}attendees: [Ida Falk]\n---\n# {title}\n"


def talk(people: str) -> str:
    return f"---\ntype: meeting\ndate: 2025-10-07\nattendees: [{people}]\n---\n"


def listing(people: str) -> str:
    return f"---\nattendees: [{people}]\n---\n"


ROOF = "The slates are cracked on the north side, and the gutter leaks.\nThe insurer pays half.\n"
BOOKS = (
    '[kinds.book]\nfolders = ["Shelf"]\ntypes = ["novel"]\ntags = ["reading"]\n'
    'fields = ["author", "year"]\n'
)

# What the vault holds, and the edits, with an import after each group.
CASES: dict[str, tuple[Mapping[str, str], list[list[Edit]]]] = {
    "the newest note renamed beside a new one": (
        {"a.md": "# a\n", "b.md": "# b\n[[a]]\n"},
        [[move("b.md", "c.md"), write("d.md", "new\n")]],
    ),
    "the two newest notes renamed beside two new ones, twice": (
        {"a.md": "[[b]]\n", "b.md": "text b\n", "c.md": "text c\n"},
        [
            [move("b.md", "x.md"), move("c.md", "y.md"), write("b.md", "1"), write("c.md", "2")],
            [move("b.md", "v.md"), move("c.md", "w.md"), write("b.md", "3"), write("c.md", "4")],
        ],
    ),
    "the newest note deleted beside a new one with tasks": (
        {"a.md": "- [ ] one\n", "b.md": "- [ ] two\n  - [ ] three\n"},
        [[delete("b.md"), write("c.md", "- [ ] four [cost:: 3]\n  - [ ] five\n")]],
    ),
    "two notes that swap their names": (
        {"a.md": "# One\n[[b]]\n", "b.md": "# Two\n[[a]] #Tag\n"},
        [[move("a.md", "c.md"), move("b.md", "a.md"), move("c.md", "b.md")]],
    ),
    "notes that nothing ties, and then something does, and then nothing": (
        {"a.md": "Alone.\n", "b.md": "Alone, too.\n", "c.md": "c\n", "People/Ida Falk.md": ""},
        [
            [write("a.md", "[[b]]\n")],
            [write("a.md", "[[c]]\n")],
            [write("a.md", "---\nowner: '[[Ida Falk]]'\n---\n")],
            [write("a.md", talk("Ida Falk"))],
            [move("a.md", "d.md")],
            [delete("d.md")],
        ],
    ),
    "somebody without a page, whom contacts of two days confirm, and then of one": (
        {"talk.md": talk("Ida Falk, Otis Bell"), "2025-10-08.md": "x\n", "2025-10-09.md": "y\n"},
        [
            [write("2025-10-08.md", "- Called [[Otis Bell]] about wax\n")],
            [write("2025-10-09.md", "- Called [[Otis Bell]] about tin\n")],
            [write("2025-10-09.md", "y\n")],
            [write("2025-10-08.md", "- Called [[Ida Falk]] about wax\n")],
        ],
    ),
    "a copy without a day, whose list names one more, while what it copies comes and goes": (
        {"2025-10-07 Roof.md": talk("Ida Falk") + ROOF, "Rec.md": listing("Otis Bell") + ROOF},
        [
            [write("Rec.md", listing("Otis Bell") + "Other text, and long enough to count.\n")],
            [write("Rec.md", listing("Otis Bell, Cy Dow") + ROOF)],
            [write("2025-10-07 Roof.md", talk("Ida Falk") + "Short.\n")],
            [write("2025-10-07 Roof.md", talk("Ida Falk") + ROOF), write("x.md", "[[Cy Dow]]\n")],
            [delete("2025-10-07 Roof.md")],
        ],
    ),
    "the page of somebody goes, whom a talk with oneself names, the first of all": (
        {"People/Ida Falk.md": "Alone.\n", "b.md": "Alone, too.\n"},
        [
            [delete("People/Ida Falk.md"), write("a.md", talk("Ida Falk, Myself"))],
            [write("People/Ida Falk.md", "Alone again.\n"), write("a.md", "a\n")],
        ],
    ),
    "what names nobody stands in another note first": (
        {
            "b.md": talk("Ida Falk, the crew"),
            "c.md": "- [ ] oil the winch @crew\n",
        },
        [
            [write("a.md", talk("the crew"))],
            [write("d.md", "- [ ] call @crew\n"), move("b.md", "e.md")],
            [delete("a.md"), delete("c.md")],
            [write("People/Crew.md", "---\naliases: [the crew, crew]\ntype: person\n---\n")],
        ],
    ),
    "whoever was at a meeting with two who have pages, and is no more": (
        {
            "People/Ida Falk.md": "",
            "People/Bo Ek.md": "",
            "m.md": talk("Ida Falk, Cy Dow"),
        },
        [
            [write("m.md", talk("Ida Falk, Bo Ek, Cy Dow"))],
            [write("m.md", talk("Bo Ek, Cy Dow"))],
            [write("n.md", "- 2025-10-09 called Cy Dow\n- 2025-10-10 called Cy Dow\n")],
            [write("n.md", "See /home/cydow/notes\n"), delete("People/Bo Ek.md")],
        ],
    ),
    "a page that becomes one of the vault's own kind, and is none any more": (
        {
            "kg.toml": BOOKS,
            "Notes/Emma.md": "Words.\n",
            "People/Ida Falk.md": "# Ida Falk\n",
            "Meetings/2025-10-07 Oil.md": "---\nattendees: [Emma, Ida Falk]\nbook: Emma\n---\n",
            "Daily/2025-10-08.md": "- Called [[Ida Falk]] about [[Emma]]\n",
        },
        [
            [write("Notes/Emma.md", "---\ntype: novel\nauthor: '[[Ida Falk]]'\n---\nWords.\n")],
            [write("Notes/Emma.md", "---\ntype: person\nauthor: '[[Ida Falk]]'\n---\n")],
            [write("Notes/Emma.md", "---\ntags: [reading/sea]\nyear: 1815\n---\n")],
            [move("Notes/Emma.md", "People/Emma.md")],
            [write("People/Emma.md", "Words.\n")],
            [delete("People/Emma.md")],
        ],
    ),
    "a page that moves onto a shelf, into a folder of its own and away": (
        {
            "kg.toml": BOOKS,
            "Inbox/Tide.md": "---\nyear: 1987\n---\nBy [[Ida Falk]].\n",
            "Shelf/Sea/Fog.md": "---\nyear: 1990\n---\n",
            "Notes/a.md": "---\nabout: '[[Tide]]'\n---\n[[Sea]] and [[Fog]]\n",
        },
        [
            [move("Inbox/Tide.md", "Shelf/Tide.md")],
            [move("Shelf/Tide.md", "Shelf/Sea/Tide.md")],
            # A page of the folder makes it one book's own: what else lies there is no book.
            [write("Shelf/Sea/README.md", "# Sea\n")],
            [write("Shelf/Tide.md", "---\nyear: 2001\n---\n")],
            [delete("Shelf/Sea/README.md")],
        ],
    ),
    "kg.toml declares a kind, another one, and none": (
        {
            "Shelf/Tide.md": "---\nauthor: '[[Ida Falk]]'\nyear: 1987\n---\n",
            "Notes/Fog.md": "---\ntype: novel\n---\n",
            "People/Ida Falk.md": "# Ida Falk\n",
            "Meetings/2025-10-07 Oil.md": "---\nattendees: [Ida Falk]\nbook: Tide\n---\n[[Fog]]\n",
        },
        [
            [write("kg.toml", BOOKS)],
            [write("kg.toml", BOOKS.replace("year", "from_year")), delete("Notes/Fog.md")],
            [write("kg.toml", BOOKS.replace("book", "film"))],
            [write("kg.toml", "")],
        ],
    ),
    "a note whose folder changes only in case": (
        {"People/Ida Falk.md": "# Ida Falk\n", "a.md": "[[Ida Falk]]\n"},
        [[lambda folder: (folder / "People").rename(folder / "people")]],
    ),
    "a page of no kind that a list of people links, and links no more": (
        {
            "Garden/Bo Ek.md": "---\naliases: [Bosun]\n---\nLikes tar.\n",
            "Log/2025-10-08.md": "- Called [[Bo Ek]]\n",
            "Meetings/2025-10-08 Oil.md": "---\nattendees: [Bosun, Ida Falk]\n---\n",
        },
        [
            [write("Meetings/2025-10-07 Tar.md", '---\nattendees: ["[[Bo Ek]]"]\n---\n')],
            [write("Meetings/2025-10-09 Rope.md", "---\nattendees: [Bosun]\n---\n")],
            [write("Bo Ek.md", "---\ntype: project\n---\n")],
            [delete("Bo Ek.md")],
            [delete("Meetings/2025-10-07 Tar.md")],
        ],
    ),
    "a bullet whose meeting, event of the day and people come and go": (
        {"Projects/Oil.md": "- 2025-10-07: [[2025-10-07 Tar]] (via Bo Ek)\n"
            "- 2025-10-09: Bo Ek paid\n"},
        [
            [write("Meetings/2025-10-07 Tar.md", "---\nattendees: [Ida Falk]\n---\n")],
            [write("People/Bo Ek.md", "")],
            [write("Meetings/2025-10-09 Rope.md", "---\nattendees: [Me]\nproject: Oil\n---\n")],
            [delete("Meetings/2025-10-09 Rope.md")],
            [delete("People/Bo Ek.md"), delete("Meetings/2025-10-07 Tar.md")],
        ],
    ),
    "who spoke in a transcript that another note names, and names no more": (
        {"Raw.md": "**Ida Falk**: A.\n\n**Bo Ek**: B.\n\n**Ida Falk**: C.\n"},
        [
            [write("Meetings/2025-10-07 Tar.md", '---\ntranscript: "[[Raw]]"\n---\n')],
            [write("Tasks.md", "- [ ] ask @boek for tar\n- [ ] oil @home\n")],
            [write("People/Bo Ek.md", "---\naliases: [boek]\n---\n")],
            [delete("Meetings/2025-10-07 Tar.md"), delete("People/Bo Ek.md")],
        ],
    ),
    "an attachment that grows while a link waits for it": (
        {"a.md": "![[m.png]]\n", "m.png": "1"},
        [[write("m.png", "22"), write("n.png", "3")], [delete("m.png"), write("o.png", "4")]],
    ),
    "a source that is released, then taken by another meeting": (
        {"Offer.md": meeting("Offer", "source_ref: '[[raw]]'\n"), "raw.md": "Ida Falk: yes\n"},
        [
            [write("Offer.md", meeting("Offer"))],
            [write("B.md", meeting("B", "source: '[[raw]]'\n"))],
        ],
    ),
    "an attachment that has the name of a meeting's source": (
        {"A.md": meeting("A", "source_ref: Talk\n"), "Notes/Talk.md": "yes\n", "M/Talk": "1"},
        [[delete("M/Talk")], [write("B/Talk", "2")]],
    ),
    "a tag whose first writer goes": (
        {"a.md": "#Harbour\n", "b.md": "#harbour\n"},
        [[write("a.md", "nothing\n")], [write("a.md", "#HARBOUR\n")]],
    ),
    "a page that is archived, and its twin": (
        {"Projects/Oil.md": "---\nstatus: blocked\n---\n# Oil\n"},
        [
            [write("Archive/Projects/Oil.md", "---\nstatus: done\n---\n# Oil\n")],
            [delete("Projects/Oil.md")],
        ],
    ),
    "another owner of the notes": (
        {"People/Ida Falk.md": "# Ida Falk\n", "Meetings/M.md": meeting("M", "project: Oil\n")},
        [[write("kg.toml", 'me = ["Ida Falk"]\n')], [write("kg.toml", "")]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_refresh_leaves_what_a_whole_import_does(tmp_path: Path, case: str) -> None:
    notes, groups = CASES[case]
    folder, db = vault(tmp_path / "vault", notes), tmp_path / "kg.db"
    imported(folder, db)
    for place, edits in enumerate(groups):
        for edit in edits:
            edit(folder)
        imported(folder, db)
        imported(folder, tmp_path / f"{place}.db")
        assert dump(db) == dump(tmp_path / f"{place}.db")
        sound(db)


def test_no_id_of_a_note_or_task_that_went_is_given_to_another(tmp_path: Path) -> None:
    notes = {"a.md": "- [ ] a\n", "b.md": "- [ ] b\n"}
    folder, db = vault(tmp_path / "vault", notes), tmp_path / "kg.db"
    imported(folder, db)
    ids = "select id from {} where {} like 'b%'"
    old = rows(db, ids.format("notes", "path")) + rows(db, ids.format("tasks", "text"))
    (folder / "b.md").unlink()
    vault(folder, {"c.md": "- [ ] c\n"})
    imported(folder, db)
    assert not set(old) & set(rows(db, "select id from notes union all select id from tasks"))


# What decides among equals, in SQL and in the answers: (path, text) of a note that comes later but
# stands before the others.
def test_the_first_note_by_path_proves_a_meeting_however_late_it_came(tmp_path: Path) -> None:
    folder = vault(
        tmp_path / "vault",
        {
            "Customers/Tallow.md": "# Tallow\n",
            "M/z Wicks.md": meeting("Wicks", "account: Tallow\n"),
        },
    )
    db = tmp_path / "kg.db"
    imported(folder, db)
    vault(folder, {"M/a Wicks.md": meeting("Wicks", "account: Tallow\n")})
    imported(folder, db)
    timeline = (
        "select source from timeline where node_key = 'organization:tallow' and what = 'meeting'"
    )
    assert rows(db, timeline) == [("M/a Wicks.md",)]


def test_open_tasks_of_one_day_stand_in_the_order_of_paths(tmp_path: Path) -> None:
    folder, db = vault(tmp_path / "vault", {"z.md": "- [ ] z 📅 2026-02-01\n"}), tmp_path / "kg.db"
    imported(folder, db)
    vault(folder, {"a.md": "- [ ] a 📅 2026-02-01\n"})
    imported(folder, db)
    assert rows(db, "select task from open_tasks") == [("a",), ("z",)]


def test_a_pair_of_people_is_shown_the_same_way_round_whoever_came_first(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"M/a.md": meeting("Wicks").replace("Falk", "Zorn")})
    db = tmp_path / "kg.db"
    imported(folder, db)
    vault(folder, {"M/a.md": meeting("Wicks").replace("[Ida Falk]", "[Ida Zorn, Ada Ek]")})
    imported(folder, db)
    with contextlib.closing(open_read(str(db))) as conn:
        found = queries.rows(conn, "co_attendance")
    assert [(row[1], row[3]) for row in found] == [("person:ada-ek", "person:ida-zorn")]


def timed(file: Path, mtime: int) -> None:
    os.utime(file, ns=(mtime, mtime))


HOUR = 3_600_000_000_000


@pytest.mark.parametrize(
    ("before", "after"),
    [("- [ ] send\n", "- [x] send\n"), ("status: a\n", "status: b\n"), ("[[x]]\n", "[[y]]\n")],
)
def test_an_edit_of_the_same_size_and_time_is_seen(tmp_path: Path, before: str, after: str) -> None:
    """A restored or synchronised file may come with its old time: its ctime gives it away."""
    folder, db = vault(tmp_path / "vault", {"a.md": before}), tmp_path / "kg.db"
    timed(folder / "a.md", 1_700_000_000 * 10**9)
    imported(folder, db)
    (folder / "a.md").write_text(after)
    timed(folder / "a.md", 1_700_000_000 * 10**9)
    assert imported(folder, db).changed == 1
    assert rows(db, "select body from notes") == [(after,)]


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that keeps whole seconds and no ctime, such as FAT."""
    from kg.vault import scan

    real = scan._source

    def source(path: str, place: str, status: os.stat_result) -> scan.SourceFile:
        found = real(path, place, status)
        second = found.mtime_ns // 2_000_000_000 * 2_000_000_000
        return found._replace(mtime_ns=second, ctime_ns=0)

    monkeypatch.setattr(scan, "_source", source)


@pytest.mark.usefixtures("coarse")
def test_a_clock_that_ticks_slowly_hides_no_edit(tmp_path: Path) -> None:
    folder, db = vault(tmp_path / "vault", {"a.md": "- [ ] a\n"}), tmp_path / "kg.db"
    imported(folder, db)
    for text in ("- [x] a\n", "- [ ] b\n", "- [-] c\n"):
        (folder / "a.md").write_text(text)
        imported(folder, db)
        assert rows(db, "select body from notes") == [(text,)]


def test_a_file_whose_time_tells_nothing_is_read_once_more_and_then_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.importer import batch, refresh

    folder, db = vault(tmp_path / "vault", {"a.md": "a\n", "b.md": "b\n"}), tmp_path / "kg.db"
    timed(folder / "a.md", 1_700_000_000 * 10**9)
    imported(folder, db)
    ((began, ended),) = rows(db, "select scan_began_ns, scan_ended_ns from imports")
    assert isinstance(began, int)
    assert isinstance(ended, int)
    assert 0 <= ended - began < HOUR
    read: list[str] = []
    for module in (refresh, batch):
        real = module.read
        monkeypatch.setattr(
            module, "read", lambda file, real=real: read.append(file.path) or real(file)
        )
    # b.md was written just before the import: its time does not tell.
    assert imported(folder, db).noop
    assert read == ["b.md"]
    # As if the vault had been looked at an hour later.
    monkeypatch.setattr("kg.vault.scan.time.time_ns", lambda: ended + HOUR)
    assert imported(folder, db).noop
    assert imported(folder, db).noop
    assert read == ["b.md", "b.md"]
    assert rows(db, "select count(*) from imports") == [(1,)]


def test_times_that_change_alone_change_no_row_of_meaning(tmp_path: Path) -> None:
    notes = {"a.md": "# A\n[[b]] #tag\n- [ ] task\n", "b.md": "# B\n"}
    folder, db = vault(tmp_path / "vault", notes), tmp_path / "kg.db"
    imported(folder, db)
    ids = "select id from links union all select id from tasks union all select id from note_tags"
    before = rows(db, ids)
    timed(folder / "a.md", 1_600_000_000 * 10**9)
    assert imported(folder, db).noop
    assert rows(db, ids) == before
    assert rows(db, "select modified from notes order by path")[0] == ("2020-09-13T12:26:40Z",)


PROBLEMS: dict[str, tuple[Edit, str, str]] = {
    "a broken link": (lambda f: (f / "x.md").symlink_to("nowhere.md"), "x.md", "unreadable-file"),
    "a link out of the vault": (
        lambda f: (f / "x.md").symlink_to(__file__), "x.md", "link-out-of-vault",
    ),
    "a pipe": (lambda f: os.mkfifo(f / "x.md"), "x.md", "no-file"),
    "a link that leads to itself": (
        lambda f: (f / "x.md").symlink_to("x.md"), "x.md", "unreadable-file",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PROBLEMS)
def test_a_problem_of_the_files_alone_comes_and_goes(tmp_path: Path, case: str) -> None:
    edit, path, code = PROBLEMS[case]
    folder, db = vault(tmp_path / "vault", {"a.md": "a\n"}), tmp_path / "kg.db"
    imported(folder, db)
    edit(folder)
    imported(folder, db)
    told = "select path, code from problems where scope = 'scan'"
    assert rows(db, told) == [(path, code)]
    (folder / path).unlink()
    imported(folder, db)
    assert rows(db, told) == []


def test_a_file_that_can_be_read_again_and_is_empty_has_no_problem(tmp_path: Path) -> None:
    from kg.read import LARGEST_NOTE as LARGEST

    folder, db = vault(tmp_path / "vault", {"a.md": "a\n", "b.md": ""}), tmp_path / "kg.db"
    with (folder / "b.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    imported(folder, db)
    assert rows(db, "select path, code from problems where severity = 'error'") == [
        ("b.md", "unreadable-file")
    ]
    (folder / "b.md").write_text("")
    imported(folder, db)
    assert rows(db, "select path, code from problems where severity = 'error'") == []
