"""No question runs more statements for what everything leads to than for anything else."""

import contextlib
import io
import sqlite3
from pathlib import Path
from unittest import mock

import pytest

from benchmarks import hubs
from kg.cli import app, registry
from kg.query.graph import near
from kg.store import reader
from tests.builders import DAY, imported

SIZE = 400
BY_KIND = {
    "person": [hubs.PERSON],
    "project": [hubs.PROJECT],
    "organization": [hubs.ORGANIZATION],
    "name": list(hubs.PAIRS),
}
# What else takes a name, and commands that take two.
MORE = [
    ("path {} 'Guest 1'", hubs.PERSON),
    ("path {} 'Guest 1' --all", hubs.PERSON),
    ("path {} 'Guest 1' --since 2020-01-01", hubs.PERSON),
    ("connect {} 'Guest 1'", hubs.PERSON),
    ("neighbors {} --depth 2", hubs.PROJECT),
    ("neighbors {} --kind person --since 2020-01-01", hubs.PERSON),
    ("tasks --owner {}", hubs.PERSON),
    ("tasks --project {}", hubs.PROJECT),
    ("meetings --with {}", hubs.PERSON),
    ("meetings --about {}", hubs.PROJECT),
    ("people --organization {}", hubs.ORGANIZATION),
    ("last-contact {} --everyone --why", hubs.PROJECT),
    ("export --format json --ego {}", hubs.PERSON),
    ("graph {} --html OUT", hubs.PERSON),
    ("search quay --with {}", hubs.PERSON),
]
# Two ends, or something of other shape: asked above, or not about one thing.
ELSEWHERE = {
    "path",
    "connect",
    "sql",
    "query",
    "search",
    "list",
    "blocks",
    "serve",
    "graph",
    "open",
}


def named() -> list[tuple[str, hubs.Pair]]:
    """Every command that is about one thing, with a hub of each kind that it takes."""
    groups = registry.groups()
    names = [name for group in ("Ask", "Look up", "Graph") for name in groups[group]]
    return [
        (f"{name} {{}}", pair)
        for name in names
        if name not in ELSEWHERE
        for argument in registry.load(name).arguments[:1]
        for pair in BY_KIND.get(argument.complete or "", ())
    ]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hubs")
    hubs.write(folder / "vault", SIZE)
    imported(folder / "vault", folder / "kg.db")
    return folder / "kg.db"


def asked(line: str, name: str, db: Path) -> int:
    """How many statements a command line runs."""
    import shlex

    statements: list[str] = []
    opened = reader.open_read

    def traced(path: str) -> sqlite3.Connection:
        conn = opened(path)
        conn.set_trace_callback(statements.append)
        return conn

    given = {"{}": name, "OUT": str(db.with_name("out.html"))}
    words = [given.get(word, word) for word in shlex.split(line)]
    quiet = contextlib.redirect_stdout(io.StringIO())
    with mock.patch.object(reader, "open_read", traced), quiet:
        assert app.run([*words, "--as-of", DAY, "--db", str(db), "--no-refresh"]) == 0
    # What a virtual table asks for by itself is a comment of one line.
    return sum("\n" in one or not one.startswith("--") for one in statements)


def test_all_commands_about_one_thing_are_asked() -> None:
    assert {line.split()[0] for line, _ in named()} >= {
        "neighbors", "person", "project", "org", "show", "prep", "timeline", "backlinks", "links",
        "similar", "suggest",
    }  # fmt: skip


@pytest.mark.parametrize(("line", "pair"), [*named(), *MORE])
def test_a_hub_takes_no_more_statements(line: str, pair: hubs.Pair, db: Path) -> None:
    hub, other = (asked(line, name, db) for name in pair)
    assert 1 < hub <= other


# What is asked without naming anything: a database of this size, and one of a quarter of it.
UNNAMED = [
    "last-contact",
    "last-contact --kind person --everyone",
    "blocked",
    "blocked --full",
    "stale",
    "stale --without-page --kind person",
    "tasks",
    "tasks --all",
    "people",
    "projects",
    "orgs",
    "meetings",
    "changed",
    "status",
    "orphans",
    "bus-factor",
    "search quay",
    "list person",
    "today",
    "review --week",
    "doctor",
    "rank",
    "clusters",
    "brokers",
    "export --format json",
    "query 'LIST'",
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("few")
    hubs.write(folder / "vault", SIZE // 4)
    imported(folder / "vault", folder / "kg.db")
    return folder / "kg.db"


@pytest.mark.parametrize("line", UNNAMED)
def test_more_notes_take_no_more_statements(line: str, db: Path, small: Path) -> None:
    assert 1 <= asked(line, "", db) <= asked(line, "", small)


def test_neighbours_of_all_days_take_no_more_statements(db: Path) -> None:
    counts = []
    for name in hubs.PERSON:
        statements: list[str] = []
        conn = reader.open_read(str(db))
        conn.set_trace_callback(statements.append)
        near.neighbors(conn, name)
        conn.close()
        counts.append(len(statements))
    assert counts[0] == counts[1]
