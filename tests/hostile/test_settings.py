"""Settings that a vault brings: none is waited for, none runs for ever, none stops the import."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.vault.obsidian import FILES
from tests.builders import rows, vault
from tests.hostile.measured import DAY, Done, kg

SECONDS = 8  # of work, on a slow machine
MEMORY = 150 << 20
LIMIT = 30  # seconds until a process that waits is ended
A = "a" * 120 + ".md"


def unread(db: Path) -> list[tuple[object, ...]]:
    sql = "select path, message from problems where code = 'unread-setting' order by path"
    return rows(db, sql)


def fine(done: Done) -> None:
    assert done.code == 0, done.said
    assert done.seconds < SECONDS
    assert done.memory < MEMORY


def fifo(place: Path) -> None:
    os.mkfifo(place)


def folder(place: Path) -> None:
    place.mkdir()


def zeros(place: Path) -> None:
    place.symlink_to("/dev/zero")


def terminal(place: Path) -> None:
    place.symlink_to("/dev/tty")


def loop(place: Path) -> None:
    place.symlink_to(place.name)


def huge(place: Path) -> None:
    with place.open("wb") as file:
        file.write(b'{"a": "')
        file.truncate(100 << 20)


# what stands in a file's place, and what is said of it
STRANGE: list[tuple[Callable[[Path], None], str]] = [
    (fifo, "is no regular file"),
    (folder, "is a folder, not a file"),
    (zeros, "is no regular file"),
    (terminal, "is no regular file"),
    (loop, "cannot be read: "),
    (huge, "holds 104857600 bytes, more than the "),
]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("make", "why"), STRANGE, ids=lambda value: getattr(value, "__name__", ""))
def test_a_settings_file_of_obsidian_that_is_none(
    tmp_path: Path, make: Callable[[Path], None], why: str, name: str
) -> None:
    notes = vault(tmp_path / "vault", {"a.md": "# A\n"})
    (notes / ".obsidian" / name).parent.mkdir(parents=True)
    make(notes / ".obsidian" / name)
    db = tmp_path / "kg.db"
    fine(kg("import", notes, "--db", db, "--as-of", DAY, limit=LIMIT))
    [(path, message)] = unread(db)
    assert path == f".obsidian/{name}"
    assert f"settings of Obsidian are passed over: it {why}" in str(message)
    assert rows(db, "select path from notes") == [("a.md",)]


def test_every_command_that_reads_settings_passes_them_over(tmp_path: Path) -> None:
    notes = vault(tmp_path / "vault", {"a.md": "# A\n"})
    for name in FILES:
        place = notes / ".obsidian" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        fifo(place)
    db = tmp_path / "kg.db"
    fine(kg("import", notes, "--db", db, "--as-of", DAY, limit=LIMIT))
    assert [path for path, _ in unread(db)] == sorted(f".obsidian/{name}" for name in FILES)
    fine(kg("import", notes, "--db", db, "--as-of", DAY, "--full", limit=LIMIT))
    fine(kg("db", "rebuild", notes, "--db", db, limit=LIMIT))
    assert len(unread(db)) == len(FILES)
    fine(kg("init", notes, limit=LIMIT))
    # It never ends: that it says "Watching" shows that the import before it did.
    assert "Watching" in kg("watch", notes, "--db", db, limit=4).said


def test_problems_of_settings_go_when_they_are_mended(tmp_path: Path) -> None:
    notes = vault(tmp_path / "vault", {"a.md": "", ".obsidian/app.json": "{"})
    command = ("import", notes, "--db", tmp_path / "kg.db", "--as-of", DAY)
    fine(kg(*command))
    assert len(unread(tmp_path / "kg.db")) == 1
    (notes / ".obsidian/app.json").unlink()
    fifo(notes / ".obsidian/app.json")
    fine(kg(*command, limit=LIMIT))
    assert "no regular file" in str(unread(tmp_path / "kg.db"))
    (notes / ".obsidian/app.json").unlink()
    fine(kg(*command))
    assert unread(tmp_path / "kg.db") == []


@pytest.mark.parametrize(
    ("make", "why"),
    [case for case in STRANGE if case[0] is not loop],  # as a link that leads nowhere: not there
    ids=lambda value: getattr(value, "__name__", ""),
)
@pytest.mark.parametrize("where", ["in the vault", "beside the database", "given"])
def test_a_kg_toml_that_is_none_is_one_sentence(
    tmp_path: Path, make: Callable[[Path], None], why: str, where: str
) -> None:
    notes = vault(tmp_path / "vault", {"a.md": ""})
    db = tmp_path / "data" / "kg.db"
    db.parent.mkdir()
    places = {"in the vault": notes, "beside the database": db.parent, "given": tmp_path}
    place = places[where] / "kg.toml"
    make(place)
    given = ("--config", place) if where == "given" else ()
    for command in ("import", "watch", "db rebuild"):
        done = kg(*command.split(), notes, "--db", db, *given, limit=LIMIT)
        assert (done.code, done.out) == (2, ""), done.said
        assert done.said.count("\n") == 1
        assert why in done.said
        assert str(place) in done.said
        assert done.memory < MEMORY
    if where == "in the vault":
        assert kg("init", notes, limit=LIMIT).code == 2


@pytest.mark.parametrize(
    "command",
    ["import {vault}", "watch {vault}", "db rebuild {vault}", "db check", "db upgrade",
     "db vacuum", "db backup {copy}", "status", "people", "last-contact", "show A", "search a",
     "doctor", "serve", "sql select", "graph --html {copy}.html", "export --format dot"],
)  # fmt: skip
def test_a_database_that_is_a_fifo_is_not_waited_for(tmp_path: Path, command: str) -> None:
    notes = vault(tmp_path / "vault", {"a.md": ""})
    fifo(tmp_path / "kg.db")
    words = command.format(vault=notes, copy=tmp_path / "copy").split()
    done = kg(*words, "--db", tmp_path / "kg.db", limit=LIMIT)
    assert done.code == 5, done.said
    assert done.said.count("\n") == 1


FILTERS = {
    "alternatives": f"/{'(a|a)' * 28}X/",
    "options": f"/{'a?' * 30}{'a' * 30}X/",
    "three stars": "/.*.*.*X/",
    "groups": "/(a+)+$X/",
    "many states": "/(a|b)*a(a|b){200}X/",
    "a path of .. and *": "/^(([^/]*)/?)*X/",
}


@pytest.mark.parametrize("text", FILTERS.values(), ids=FILTERS)
def test_excluded_files_end(tmp_path: Path, text: str) -> None:
    settings = json.dumps({"userIgnoreFilters": [text] * 50 + ["Old/"]})
    notes = {A: "", "b/" * 300 + "b.md": "", "Old/x.md": "", ".obsidian/app.json": settings}
    fine(kg("import", vault(tmp_path / "vault", notes), "--db", tmp_path / "kg.db", limit=LIMIT))
    assert rows(tmp_path / "kg.db", "select count(*) from notes where path like 'Old%'") == [(0,)]
    assert rows(tmp_path / "kg.db", "select path from notes where path = ?", A) == [(A,)]


def test_excluded_files_that_cannot_count_are_told_with_their_cure(tmp_path: Path) -> None:
    filters = [
        "/^(?!Keep)/",
        "/(a)\\1/",
        "/[/",
        "/Old/",
        "/\ud800(/",
        *(f"/(?={n})/" for n in range(50)),
    ]
    settings = json.dumps({"userIgnoreFilters": filters})
    notes = {"Keep.md": "", "Old.md": "", ".obsidian/app.json": settings}
    fine(kg("import", vault(tmp_path / "vault", notes), "--db", tmp_path / "kg.db"))
    told = rows(
        tmp_path / "kg.db",
        "select path, severity, message from problems where code = 'unused-filter' order by id",
    )
    assert told[0] == (
        ".obsidian/app.json",
        "warning",
        "excluded files: /^(?!Keep)/ is not heeded: a negative look-ahead, (?!…), cannot be "
        "answered in linear time; write it in another way",
    )
    assert len(told) == 21
    assert str(told[-1][2]) == "34 more excluded files are not heeded"
    assert rows(tmp_path / "kg.db", "select path from notes") == [("Keep.md",)]


TOML = {
    "a pattern of stars": ('ignore = ["*a*a*a*a*a*a*a*b", "**/**/**/a*a*a*a*b"]', 0, ""),
    "no pattern": ('ignore = ["[z-a]"]', 2, "ignore: “[z-a]”: the range z-a is out of order."),
    "an exclamation mark": ('ignore = ["!"]', 2, "ignore: “!”: nothing stands behind the !."),
    "a number of 5,000 digits": (
        f"[cadence]\nteam = {'9' * 5000}",
        2,
        "a number that is too large",
    ),
    "a number of 20 digits": (f"[cadence]\nteam = {'9' * 20}", 2, "cadence.team may be 36525 days"),
    "100,000 levels": (f"ignore = {'[' * 100_000}", 2, "nests too deep"),
    "a name of 100,000 parts": (f"{'a.' * 100_000}a = 1", 2, "kg.toml:1: more than 1,000 dots"),
    "a setting without end": (f"{'a' * 200_000} = 1", 2, "there is no setting aaaa"),
    "a NUL in a path": ('database = "a\\u0000b"', 2, "database must be a text"),
    "300 KB": (f"# {'x' * 300_000}", 2, "more than the 262144 that kg reads"),
    "words that look like expressions": (
        'called_off = ["(a+)+$", "[", "a{2"]\n[contact_verbs]\ncall = ["(a|a)*"]',
        0,
        "",
    ),
    "a format without end": (f'daily_format = "{"YYYY" * 10_000}"', 0, ""),
    "a format of open parts": ('daily_format = "DMDMDMDMDMDMDMDMDM"', 0, ""),
}


@pytest.mark.parametrize(("toml", "code", "sentence"), TOML.values(), ids=TOML)
def test_a_kg_toml_is_read_or_refused_in_bounded_time(
    tmp_path: Path, toml: str, code: int, sentence: str
) -> None:
    notes = {
        A: "- Called off (a+)+$ with [[Ann Lee]] " + "a" * 1000,
        "1" * 200 + ".md": "",
        "kg.toml": toml,
    }
    folder = vault(tmp_path / "vault", notes)
    done = kg(
        "import", folder, "--config", folder / "kg.toml", "--db", tmp_path / "kg.db", limit=LIMIT
    )
    assert done.code == code, done.said
    assert done.seconds < SECONDS
    if code:
        assert sentence in done.said
        assert done.said.count("\n") == 1
        assert len(done.said) < 2_000


def test_halves_of_characters_in_settings_stop_nothing(tmp_path: Path) -> None:
    files = {
        ".obsidian/app.json": '{"userIgnoreFilters": ["\\ud800", "/\\ud800(?=x)/"]}',
        ".obsidian/daily-notes.json": '{"folder": "D\\ud800", "format": "YYYY\\udfff"}',
        ".obsidian/types.json": '{"types": {"a\\ud800": "date", "b": "\\ud800"}}',
        "D\ufffd/2026.md": "---\nb: 2\n---\n",
    }
    notes = vault(tmp_path / "vault", files)
    fine(kg("import", notes, "--db", tmp_path / "kg.db"))
    assert rows(
        tmp_path / "kg.db", "select count(*) from problems where code = 'unused-filter'"
    ) == [(1,)]
    fine(kg("init", notes))
