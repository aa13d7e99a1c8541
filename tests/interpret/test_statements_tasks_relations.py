"""Statements, tasks, and the relations that properties make."""

import pytest

from kg.model.page import Page
from tests.interpret.described import note, page, show


def statements(found: Page) -> list[tuple[str, str, str | None]]:
    return [(s.kind, s.text, show(s.about) if s.about else None) for s in found.statements]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Key Facts\n\n- One\n- Two\n", [("fact", "One", None), ("fact", "Two", None)]),
        ("## Decisions\n- One\n", [("decision", "One", None)]),
        ("## ⚠️ Risks\n- One\n", [("risk", "One", None)]),
        ("### Blockers\n1. One\n", [("blocker", "One", None)]),
        ("# Open Questions\n* One\n", [("question", "One", None)]),
        ("## Opportunities\n- One\n", [("opportunity", "One", None)]),
        ("## Risks\n\n### Technical\n\n- One\n\n## Notes\n\n- Two\n", [("risk", "One", None)]),
        ("## Risks\n- One\n  - more of it\n", [("risk", "One", None)]),
        ("## Blockers\n- [ ] One\n- [x] Two\n- [-] Three\n", [("blocker", "One", None)]),
        ("## Notes\n- One\n", []),
        ("- One\n\n## Risks\n\nText\n", []),
    ],
)
def test_statements_by_heading(body: str, found: list[tuple[str, str, str | None]]) -> None:
    assert statements(page("Projects/Atlas.md", body)) == found


def test_a_dated_statement_has_its_day() -> None:
    (one,) = page("Projects/Atlas.md", "## Decisions\n- 2025-11-18: keep it\n").statements
    assert (one.date, one.text, one.line) == ("2025-11-18", "2025-11-18: keep it", 2)


def test_statements_of_a_meeting_are_about_its_subject() -> None:
    head = {"type": "meeting", "date": "2025-10-06"}
    about = page("x.md", note("## Risks\n- One\n", project='"[[Atlas]]"', **head))
    assert statements(about) == [("risk", "One", "[[Atlas]]")]
    assert statements(page("x.md", note("## Risks\n- One\n", **head))) == [("risk", "One", None)]


def tasks(found: Page) -> list[tuple[str, str | None, str | None]]:
    return [
        (t.state, show(t.owner) if t.owner else None, show(t.about) if t.about else None)
        for t in found.tasks
    ]


@pytest.mark.parametrize(
    ("mark", "state"),
    [(" ", "todo"), ("x", "done"), ("X", "done"), ("/", "doing"), ("-", "cancelled"),
     ("R", "cancelled"), ("?", "proposed"), (">", "todo"), ("!", "todo"), ("w", "todo")],
)  # fmt: skip
def test_the_state_of_a_task(mark: str, state: str) -> None:
    assert tasks(page("x.md", f"- [{mark}] Do it\n"))[0][0] == state


@pytest.mark.parametrize(
    ("task", "owner", "about"),
    [
        ("Do it", None, None),
        ("Do it [owner:: Ann Lee]", "Ann Lee", None),
        ("Do it [owner:: me]", "Nora Berg", None),
        ("Do it @AnnLee 📅 2026-01-09", "AnnLee", None),
        ("Do it for [[Atlas]] @AnnLee", "AnnLee", "[[Atlas]]*"),
        ("[[Ann Lee]] sends the draft of [[Atlas]]", "[[Ann Lee]]*", "[[Atlas]]*"),
        ("Write about [[Atlas]] [[Ann Lee]] 📅 2026-01-09", "[[Ann Lee]]*", "[[Atlas]]*"),
        ("**[[Ann Lee]]**: sends the draft", "[[Ann Lee]]*", "[[Ann Lee]]*"),
        ("@[[Ann Lee]] sends the draft", "[[Ann Lee]]*", "[[Ann Lee]]*"),
        ("Write the minutes **[[Ann Lee]]**.", "[[Ann Lee]]*", "[[Ann Lee]]*"),
        ("Call **[[Ann Lee]]**", None, "[[Ann Lee]]*"),
        ("**[[Ann Lee]]** wegen der Miete anrufen", None, "[[Ann Lee]]*"),
        # Someone in the middle, or after "to", is no owner.
        ("Call [[Ann Lee]] about [[Atlas]] on Monday", None, "[[Atlas]]*"),
        ("Call [[Ann Lee]] on Monday", None, "[[Ann Lee]]*"),
        ("Send the draft to [[Ann Lee]]", None, "[[Ann Lee]]*"),
        ("Load test for [[Atlas]]", None, "[[Atlas]]*"),
        # Nor is whom one calls, meets, thanks, and what is of hers.
        ("Call [[Ann Lee]]", None, "[[Ann Lee]]*"),
        ("Please call back and thank my sister [[Ann Lee]].", None, "[[Ann Lee]]*"),
        ("Ask [[Ann Lee]], [[Bo Ek]]", None, "[[Ann Lee]]*"),
        ("Lunch: [[Ann Lee]]", None, "[[Ann Lee]]*"),
        ("Read the book by [[Ann Lee]]", None, "[[Ann Lee]]*"),
        ("[[Ann Lee]]'s birthday card", None, "[[Ann Lee]]*"),
        ("[[Ann Lee]] und [[Bo Ek]] wegen der Miete anrufen", None, "[[Ann Lee]]*"),
        ("[[Ann Lee]] besuchen", None, "[[Ann Lee]]*"),
        ("[[Ann Lee]]に電話する", None, "[[Ann Lee]]*"),
        ("[[Ann Lee]] to call [[Bo Ek]]", "[[Ann Lee]]*", "[[Bo Ek]]*"),
        ("[[Ann Lee]]: den Kunden anrufen", "[[Ann Lee]]*", "[[Ann Lee]]*"),
        ("[[Ann Lee]] den Kunden anrufen", "[[Ann Lee]]*", "[[Ann Lee]]*"),
        ("Call the bank - [[Ann Lee]]", "[[Ann Lee]]*", "[[Ann Lee]]*"),
        ("Write the minutes [[Ann Lee]]", "[[Ann Lee]]*", "[[Ann Lee]]*"),
        ("Call notes [[Ann Lee]]", "[[Ann Lee]]*", "[[Ann Lee]]*"),
    ],
)
def test_owner_and_subject_of_a_task(task: str, owner: str | None, about: str | None) -> None:
    assert tasks(page("Daily/2026-01-01.md", f"- [ ] {task}\n")) == [("todo", owner, about)]


def test_tasks_of_an_entity_are_about_it_and_those_of_a_meeting_about_its_subject() -> None:
    task = "- [ ] Ask [[Acme]] again about it\n"
    assert tasks(page("Projects/Atlas.md", task)) == [("todo", None, "Atlas")]
    filed = note("- [ ] Do it\n", type="meeting", date="2025-10-06", project="Atlas")
    assert tasks(page("x.md", filed)) == [("todo", None, "Atlas")]
    other = note("- [ ] Do it for [[Zephyr]]\n", type="meeting", project="Atlas")
    assert tasks(page("x.md", other)) == [("todo", None, "[[Zephyr]]*")]


def relations(found: Page) -> list[tuple[str, str | None, str, str]]:
    return [
        (t.kind, show(t.source) if t.source else None, show(t.target), t.target.kind)
        for t in found.relations
    ]


@pytest.mark.parametrize(
    ("path", "properties", "found"),
    [
        ("Projects/A.md", {"owner": "Ann Lee"}, [("owns", "Ann Lee", "A", "project")]),
        ("People/A.md", {"company": "Acme"}, [("works_for", None, "Acme", "organization")]),
        ("People/A.md", {"manager": "Bo Ek"}, [("reports_to", None, "Bo Ek", "person")]),
        ("People/A.md", {"reports_to": '"[[Bo]]"'}, [("reports_to", None, "[[Bo]]", "person")]),
        ("Projects/A.md", {"parent": '"[[B]]"'}, [("part_of", None, "[[B]]", "project")]),
        ("Projects/A.md", {"customer": "Acme"}, [("customer", None, "Acme", "organization")]),
        ("Projects/A.md", {"team": "[Bo Ek, Cy Day]"},
         [("member", None, "Bo Ek", "person"), ("member", None, "Cy Day", "person")]),
        ("x.md", {"related": '["[[B]]", "[[C]]"]'},
         [("related", None, "[[B]]", ""), ("related", None, "[[C]]", "")]),
        ("x.md", {"up": '"[[B]]"'}, [("up", None, "[[B]]", "")]),
        ("x.md", {"Inspired By": '"[[B]]"'}, [("Inspired By", None, "[[B]]", "")]),
        ("x.md", {"inspired_by": "B"}, []),
        ("x.md", {"aliases": '"[[B]]"'}, []),
        ("x.md", {"customer": "Acme"}, [("customer", None, "Acme", "organization")]),
        ("People/Ann Lee/x.md", {"up": '"[[B]]"'},
         [("about", None, "Ann Lee", "person"), ("up", None, "[[B]]", "")]),
    ],
)  # fmt: skip
def test_relations(path: str, properties: dict[str, str], found: list[object]) -> None:
    assert relations(page(path, note(**properties))) == found


def test_an_employer_by_address_is_inferred() -> None:
    (relation,) = page("People/Ann Lee.md", note(email="ann@acme.example")).relations
    assert (relation.kind, relation.certainty, relation.target.form) == (
        "works_for",
        "inferred",
        "domain",
    )


def test_describing_twice_gives_the_same() -> None:
    text = note("- Called [[Ann Lee]] with [[Bo Ek]]\n", tags="[team, vip]", date="2025-10-06")
    assert page("Daily/2025-10-06.md", text) == page("Daily/2025-10-06.md", text)
