"""Things of a vault's own kinds: listed, shown, narrowed to, in every front door."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.cli.app import run
from kg.cli.complete import candidates
from kg.errors import UsageError
from kg.model.answers.pages import ThingPage
from kg.query import pages
from kg.store.reader import open_read
from tests.builders import imported, rows, vault

LIBRARY = Path(__file__).parents[2] / "examples" / "library"
DAY = "2026-01-10"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "kg.db"
    imported(LIBRARY, path, as_of=DAY)
    return path


@pytest.fixture
def kb(db: Path) -> Iterator[kg.KnowledgeBase]:
    with kg.connect(db, as_of=DAY) as base:
        yield base


def test_a_list_has_the_fields_as_columns(kb: kg.KnowledgeBase) -> None:
    found = kb.list("books")
    assert found.columns[:5] == ("label", "author", "year", "shelf", "key")
    assert [row.label for row in found] == ["Fog over Askel", "Lantern Street", "The Salt Tide"]
    assert found[2][:4] == ("The Salt Tide", "Mara Quill", 1987, ("sea", "winter"))
    assert (found[1].last_contact, found[1].days_ago, found[1].contacts) == ("2026-01-08", 2, 1)
    assert (found[0].author, found[0].source, found[0].line) == (None, "Notes/Fog over Askel.md", 1)


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        ({"where": "year > 1990", "sort": "-year"}, ["Fog over Askel", "Lantern Street"]),
        ({"where": "shelf like '%sea%'"}, ["The Salt Tide"]),
        ({"tag": "reading"}, ["Fog over Askel"]),
        ({"folder": "Shelf", "limit": 1}, ["Lantern Street"]),
        ({"with_person": "lena"}, ["The Salt Tide"]),
        ({"since": "2026-01-06"}, ["Lantern Street"]),
    ],
)
def test_a_list_is_narrowed_by_fields_and_as_others_are(
    kb: kg.KnowledgeBase, asked: dict[str, object], labels: list[str]
) -> None:
    assert [row.label for row in kb.list("book", **asked)] == labels  # type: ignore[call-arg]


def test_kinds_that_kg_knows_are_listed_too(kb: kg.KnowledgeBase) -> None:
    people = kb.list("people")
    assert [row.label for row in people] == ["Iris Vane", "Lena Fold", "Mara Quill", "Otto Brand"]
    assert people.columns[:2] == ("label", "key")
    assert people[1].last_contact == "2026-01-05"


def test_the_kinds_are_told(kb: kg.KnowledgeBase) -> None:
    assert kb.kinds() == (
        ("book", "books", ("author", "year", "shelf"), 3),
        ("place", "places", ("country", "opened"), 1),
    )


def test_one_thing_has_its_fields_and_what_others_have(kb: kg.KnowledgeBase) -> None:
    book = kb.node("the salt tide")
    assert (book.key, book.kind) == ("book:the-salt-tide", "book")
    assert (book.facts.author, book.facts.year) == ("Mara Quill", 1987)
    assert [one.person for one in book.last_contact] == ["Lena Fold", "Otto Brand"]
    assert [one.meeting for one in book.meetings] == ["First evening"]
    assert ("has as author", "Mara Quill") in {
        (one.ties.partition(";")[0], one.label) for one in book.neighbors
    }
    assert "1987" in book._repr_html_()
    assert [task.task for task in kb.node("lantern").tasks] == [
        "bring it back to the [[Askel Library]]"
    ]


def test_a_link_in_a_field_is_an_edge_of_that_name(db: Path) -> None:
    assert rows(db, "select source, target from edges where kind = 'author' order by 1") == [
        ("book:lantern-street", "person:mara-quill"),
        ("book:the-salt-tide", "person:mara-quill"),
    ]


def test_questions_take_the_kind(kb: kg.KnowledgeBase) -> None:
    assert {one.subject for one in kb.last_contact(kind="books")} == {
        "Fog over Askel",
        "Lantern Street",
        "The Salt Tide",
    }
    assert {one.label for one in kb.rank("degree", kind="book")} == {
        "Fog over Askel",
        "Lantern Street",
        "The Salt Tide",
    }
    assert [one.title for one in kb.search("harbour", kind="book")] == ["Fog over Askel"]
    assert [one.note for one in kb.orphans(kind="book")] == ["Fog over Askel"]
    assert {facts["kind"] for _, facts in kb.graph(kind=["book", "places"]).nodes(data=True)} == {
        "book",
        "place",
    }
    assert "The Salt Tide" in {one.label for one in kb.neighbors("Mara Quill", kind="book")}
    assert kb.path("Otto Brand", "Mara Quill").whole.length == 2  # by way of a book


@pytest.mark.parametrize("ask", ["list", "search", "orphans", "rank"])
def test_a_kind_that_there_is_not_is_told(kb: kg.KnowledgeBase, ask: str) -> None:
    given = {"list": ("film",), "search": ("fog",), "orphans": (), "rank": ("degree",)}[ask]
    kind = {} if ask == "list" else {"kind": "film"}
    with pytest.raises(UsageError, match=r"“film” is none of person, .*, book, place\."):
        getattr(kb, ask)(*given, **kind)


def test_a_shell_completes_kinds_and_names(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_DB", str(db))

    def offered(*words: str) -> list[str]:
        return [name for name, _ in candidates(["kg", *words])]

    assert offered("list", "")[:3] == ["book", "place", "person"]
    assert offered("list", "p") == ["place", "person", "project"]
    assert offered("show", "the s") == ["The Salt Tide"]
    assert offered("rank", "--kind", "")[-2:] == ["book", "place"]
    assert offered("search", "--kind", "b") == ["book"]


def test_export_and_the_command_agree_with_python(
    db: Path, kb: kg.KnowledgeBase, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["list", "book", "--json", "--db", str(db), "--as-of", DAY])
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(kb.list("book").to_dicts()))
    run(["export", "--format", "json", "--kind", "book", "--db", str(db)])
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    assert {node["kind"] for node in nodes} == {"book"}


def test_a_changed_field_is_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    (folder / "Shelf").mkdir(parents=True)
    (folder / "kg.toml").write_text('[kinds.book]\nfolders = ["Shelf"]\nfields = ["state"]\n')
    note = folder / "Shelf" / "Tide.md"
    for text in ("Words.\n", "---\nstate: lent\n---\n", "---\nstate: [read, lent]\n---\n"):
        note.write_text(text)
        imported(folder, tmp_path / "kg.db", as_of=DAY)
    assert rows(tmp_path / "kg.db", "select node_key, field, old, new from changes") == [
        ("book:tide", "state", None, "lent"),
        ("book:tide", "state", "lent", '["read","lent"]'),
    ]


def test_a_page_has_as_many_contacts_as_are_asked_for(tmp_path: Path) -> None:
    folder = vault(
        tmp_path / "vault",
        {"kg.toml": '[kinds.book]\nfolders = ["Shelf"]\n', "Shelf/Tide.md": "", "People/Ida.md": ""}
        | {
            f"Meetings/2025-10-{day} Round.md": "---\nattendees: [Ida]\nabout: '[[Tide]]'\n---\n"
            for day in range(10, 22)
        },
    )
    imported(folder, tmp_path / "kg.db", as_of=DAY)
    conn = open_read(str(tmp_path / "kg.db"))
    for newest, shown in ((None, 12), (3, 3), (10, 10)):
        page = pages.show(conn, "Tide", newest=newest)
        assert isinstance(page, ThingPage)
        assert (len(page.contacts), len(page.meetings)) == (shown, shown)
    conn.close()
