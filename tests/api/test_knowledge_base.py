"""The knowledge base: names and values as people give them, SQL, tables, the ORM."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

import kg
from kg.errors import KgError, UsageError
from kg.query.graph.near import neighbors


def brief(found: kg.Answers) -> list[tuple[str, str | None]]:
    return [(one.subject, one.person) for one in found]


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ({"status": "paused"}, {"status": ["paused"]}),
        ({"status": "PAUSED"}, {"status": ("paused",)}),
        ({"subjects": "salt road"}, {"subjects": ["Salt Road"]}),
        ({"as_of": date(2025, 12, 1)}, {"as_of": "2025-12-01"}),
        ({"since": date(2026, 1, 1)}, {"since": "2026-01-01"}),
        ({"owner": "ann okafor"}, {"owner": "person:ann-okafor"}),
    ],
)
def test_values_may_be_given_as_people_have_them(
    kb: kg.KnowledgeBase, asked: dict[str, object], same: dict[str, object]
) -> None:
    found = kb.last_contact(**asked)  # type: ignore[arg-type]
    assert found
    assert found == kb.last_contact(**same)  # type: ignore[arg-type]


def test_the_day_is_that_of_the_knowledge_base(examples_db: Path) -> None:
    with kg.connect(examples_db, as_of="2025-12-04") as then:
        row = then.last_contact("harbor light").first
        assert row is not None
        # The meeting of 2025-12-16 has not happened yet.
        assert (row.date, row.days_ago) == ("2025-12-03", 1)
        assert then.last_contact("harbor light", as_of="2026-01-10").first.date == "2025-12-16"  # type: ignore[union-attr]
        assert then.sql("select :as_of as day").first.day == "2025-12-04"


def test_why_gives_every_line_behind_an_answer(kb: kg.KnowledgeBase) -> None:
    found = kb.last_contact("harbor light", everyone=True)
    lines = {(one.person, one.source, one.line) for one in kb.why(found)}
    assert ("Omar Haddad", "Projects/Harbor Light.md", 46) in lines
    assert ("Hanne Tofte", "Meetings/2025/2025-11-18 - Brightwater steering group.md", 4) in lines
    only = kb.why(found[0])
    assert {one.person for one in only} == {found[0].person}
    assert [one.date for one in only] == sorted((one.date for one in only), reverse=True)


@pytest.mark.parametrize(
    "ask",
    [
        lambda kb: kb.last_contact("no such thing"),
        lambda kb: kb.person("no such thing"),
        lambda kb: kb.path("ann okafor", "no such thing"),
        lambda kb: kb.last_contact(since="soon"),
        lambda kb: kb.doctor(severity="grave"),
        lambda kb: kb.rank("beauty"),
        lambda kb: kb.export("cuneiform"),
        lambda kb: kb.export("csv"),
        lambda kb: kb.rows("no_such_table"),
        lambda kb: kb.sql("select no_such_column from notes"),
        lambda kb: kb.projects(where="nonsense is"),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_a_sentence(kb: kg.KnowledgeBase, ask: object) -> None:
    with pytest.raises(KgError) as refused:
        ask(kb)  # type: ignore[operator]
    assert str(refused.value).endswith((".", "?"))


def test_an_unknown_parameter_is_a_type_error(kb: kg.KnowledgeBase) -> None:
    with pytest.raises(TypeError, match="colour"):
        kb.people(colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "statement",
    [
        "delete from notes",
        "insert into tags values (1, 'a', 'a')",
        "attach 'other.db' as other",
        "pragma journal_mode = delete",
        "select load_extension('x')",
        "select 1; select 2",
    ],
)
def test_sql_can_only_read(kb: kg.KnowledgeBase, statement: str) -> None:
    before = len(kb.rows("notes"))
    with pytest.raises(KgError):
        kb.sql(statement)
    assert len(kb.rows("notes")) == before


def test_sql_takes_parameters_by_name(kb: kg.KnowledgeBase) -> None:
    found = kb.sql(
        "select name from projects where status = :status and name < :end order by name",
        status="blocked",
        end="O",
    )
    assert [one.name for one in found] == ["Copper Kettle", "Harbor Light", "Night Ferry"]


def test_a_runaway_query_is_stopped(kb: kg.KnowledgeBase) -> None:
    endless = (
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    )
    with pytest.raises(KgError, match="stopped after"):
        kb.sql(endless, timeout=0.2)


def test_questions_still_work_after_sql(kb: kg.KnowledgeBase) -> None:
    kb.sql("select 1")
    assert kb.search("annex")  # full text needs more than users' SQL may do


def test_rows_of_every_table_and_view(kb: kg.KnowledgeBase) -> None:
    names = [one.name for one in kb.sql("select name from sqlite_master where type = 'view'")]
    assert {"last_contacts", "edges", "open_tasks"} <= set(names)
    for name in names:
        found = kb.rows(name, limit=1)
        assert len(found) <= 1
        assert found.columns
    with pytest.raises(UsageError, match="last_contacts"):
        kb.rows('nodes"; drop table nodes; --')
    with pytest.raises(UsageError):
        kb.rows("sqlite_master")


def test_the_session_reads_and_cannot_write(kb: kg.KnowledgeBase) -> None:
    tables = kg.tables
    with kb.session() as session:
        blocked = session.exec(
            select(tables.Project).where(tables.Project.status == "blocked")
        ).all()
        assert "Harbor Light" in {project.name for project in blocked}
        session.add(tables.Attachment(path="x", size=1, file_key="x"))
        with pytest.raises(OperationalError, match="readonly"):
            session.commit()


def test_a_closed_knowledge_base_says_so(examples_db: Path) -> None:
    with kg.connect(examples_db) as kb:
        pass
    kb.close()
    for ask in (lambda: kb.last_contact(), lambda: kb.sql("select 1"), lambda: kb.node("ann")):
        with pytest.raises(KgError, match="was closed"):
            ask()


def test_a_refresh_is_seen(tmp_path: Path) -> None:
    note = tmp_path / "vault" / "People" / "Ann Lee.md"
    note.parent.mkdir(parents=True)
    note.write_text("")
    kg.import_vault(tmp_path / "vault", tmp_path / "kg.db")
    with kg.connect(tmp_path / "kg.db") as kb:
        assert [one.person for one in kb.people()] == ["Ann Lee"]
        note.with_name("Bo Ek.md").write_text("")
        kg.import_vault(tmp_path / "vault", tmp_path / "kg.db")
        assert [one.person for one in kb.people()] == ["Ann Lee", "Bo Ek"]


def test_the_graph_is_that_of_the_edges(kb: kg.KnowledgeBase) -> None:
    graph = kb.graph()
    edges = kb.rows("edges")
    assert {(one.source, one.target, one.kind) for one in edges} == set(graph.edges(keys=True))
    near = kb.graph("harbor light", kind=["person", "project"])
    listed = neighbors(kb.connection, "harbor light", kinds=("person", "project"))
    assert set(near) == {"project:harbor-light", *(one.key for one in listed)}
    assert kb.met().nodes["person:ann-okafor"]["label"] == "Ann Okafor"
    assert "person:nora-lindqvist" not in kb.met()
    assert "person:nora-lindqvist" in kb.met(with_me=True)


def test_measures_say_what_they_measured(kb: kg.KnowledgeBase) -> None:
    ranked = kb.rank("degree", kind="person", limit=3)
    assert [one.rank for one in ranked] == [1, 2, 3]
    assert (ranked.whole.by, ranked.whole.sampled) == ("degree", None)
    assert kb.clusters().whole.alone == sum(1 for _, degree in kb.met().degree() if degree == 0)
    found = kb.path("ann okafor", "harbor light")
    assert (found.whole.length, len(found)) == (1, 1)


def test_export_writes_what_others_read(kb: kg.KnowledgeBase, tmp_path: Path) -> None:
    import networkx as nx

    written = kb.export("graphml", tmp_path / "g.graphml", ego="harbor light")
    assert written == tmp_path / "g.graphml"
    assert set(nx.read_graphml(written)) == set(kb.graph("harbor light"))
    assert {file.suffix for file in Path(kb.export("csv", tmp_path / "csv")).iterdir()} == {".csv"}  # type: ignore[arg-type]
    assert str(kb.export("dot", ego="harbor light")).startswith("digraph")
