"""What a page says of its own entity, and which place is believed first."""

import pytest

from kg.interpret.claims import normalise_status
from kg.model.page import Page
from kg.model.vocabulary import DEFAULT_RULES
from tests.interpret.described import note, page, said, show

TABLE = "| Field | Value |\n|---|---|\n| **Status** | paused |\n| Owner | Bo Ek |\n"


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("blocked", "blocked"),
        ("🔴 Blocked", "blocked"),
        ("🔴", "blocked"),
        ("⏸️", "paused"),
        ("Blocked: no permit", "blocked"),
        ("blocked (since May)", "blocked"),
        ("on hold - budget", "paused"),
        ("stuck", "blocked"),
        ("Waiting", "blocked"),
        ("On-Hold", "paused"),
        ("on_hold", "paused"),
        ("In Progress", "active"),
        ("🟢 Active", "active"),
        ("WIP", "active"),
        ("open", "active"),
        ("green", "active"),
        ("✅ Done", "done"),
        ("Completed", "done"),
        ("canceled", "cancelled"),
        ("not started", "planned"),
        ("to-do", "planned"),
        ("[[Blocked]]", "blocked"),
        ("**blocked**", "blocked"),
        ("unblocked", "unblocked"),
        ("Prospect", "prospect"),
        ("Waiting for Legal", "blocked"),
        ("blocked by legal", "blocked"),
        ("🚫 blocked by legal", "blocked"),
        ("On hold until May", "paused"),
        ("legal has it blocked", "legal has it blocked"),
        ("blocked since May", "blocked"),
        ("Blocked again", "blocked"),
        ("Blocked. No permit", "blocked"),
        ("blocked → legal", "blocked"),
        ("blocked, no permit", "blocked"),
        ("In progress until June", "active"),
        # Words that only begin like a status.
        ("open questions", "open questions"),
        ("Open questions: 3", "open questions 3"),
        ("red herring", "red herring"),
        ("live demo (May)", "live demo may"),
        ("next week", "next week"),
        ("Blocked drains", "blocked drains"),
        ("green-lit by legal", "green lit by legal"),
        ("#blocked", "blocked"),
        ("#status/blocked", "blocked"),
        ("status/blocked", "blocked"),
        ("State/On-Hold", "paused"),
        ("🤷", "🤷"),
    ],
)
def test_what_a_status_means(raw: str, status: str) -> None:
    assert normalise_status(raw, DEFAULT_RULES) == status


def test_a_status_comes_from_property_then_table_then_field_then_tag() -> None:
    everything = note(TABLE + "\nStatus:: done\n", status="active", tags="[status/blocked]")
    found = page("Projects/Atlas.md", everything)
    assert said(found, "status") == [
        ("active", "property"),
        ("paused", "table"),
        ("done", "field"),
        ("blocked", "tag"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (note(status="'🔴 Blocked'"), [("🔴 Blocked", "property")]),
        (note(status='["[[Blocked]]"]'), [("Blocked", "property")]),
        (note(status='""'), []),
        (note(status="[]"), []),
        ("**Status**: blocked\n", [("blocked", "label")]),
        ("- **Status:** blocked\n", [("blocked", "label")]),
        ("| **Status** | blocked |\n|---|---|\n| **Owner** | Bo Ek |\n", [("blocked", "table")]),
        ("| Status | Owner |\n|---|---|\n| blocked | Bo Ek |\n", [("blocked", "table")]),
        ("| Status | Updated |\n|---|---|\n| blocked | x |\n| done | y |\n", []),
        ("| Status | Owner | Due |\n|---|---|---|\n| blocked | Bo | x |\n", []),
        ("#status/blocked\n\nText\n", [("blocked", "tag")]),
        ("- [ ] Call #status/blocked\n", []),
        (note(tags="[state/on-hold]"), [("on-hold", "tag")]),
        ("```\nStatus:: blocked\n```\n", []),
    ],
)
def test_where_a_status_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(page("Projects/Atlas.md", text), "status") == expected


def facts(found: Page) -> dict[str, str]:
    return {c.field: show(c.ref) if c.ref else c.value or "" for c in found.claims}


def test_claims_say_the_line() -> None:
    text = note("# Atlas\n\n" + TABLE, type="project", status="active", tags="\n- a\n- status/x")
    found = page("Atlas.md", text)
    assert [(c.basis, c.line) for c in found.claims if c.field == "status"] == [
        ("property", 3),
        ("table", 12),
        ("tag", 6),
    ]


def test_the_facts_of_a_project() -> None:
    text = note(
        status="active",
        Owner='"[[Ann Lee]]"',
        due_date="31 March 2026",
        Priority="High",
        blocked_since="2025-12-01",
        last_contact="'2025-10-06'",
        last_updated="2025-10-07",
    )
    found = page("Projects/Atlas.md", text)
    assert facts(found) == {
        "status": "active",
        "owner": "[[Ann Lee]]",
        "due": "2026-03-31",
        "priority": "high",
        "status_since": "2025-12-01",
        "stated_last_contact": "2025-10-06",
        "stated_last_updated": "2025-10-07",
    }
    assert found.updated == "2025-10-07"


def test_the_facts_of_a_person() -> None:
    text = note(
        "| **Phone** | +44 20 5550 0142 |\n|---|---|\n",
        email="Ann@X.example",
        role="Lead",
        company="Acme",
        cadence="2w",
        last_contacted="2025-10-06",
    )
    found = page("People/Ann Lee.md", text)
    assert facts(found) == {
        "email": "ann@x.example",
        "role": "Lead",
        "organization": "Acme",
        "cadence_days": "14",
        "stated_last_contact": "2025-10-06",
        "phone": "+44 20 5550 0142",
    }
    assert found.emails == ("ann@x.example",)


def test_the_facts_of_an_organization() -> None:
    text = note(
        status="prospect",
        industry="Ferries",
        account_owner='"[[Ann Lee]]"',
        website="https://www.acme.example/about",
        last_contact="2025-10-06",
    )
    found = page("Customers/Acme.md", text)
    assert facts(found) == {
        "status": "prospect",
        "industry": "Ferries",
        "owner": "[[Ann Lee]]",
        "domain": "acme.example",
        "stated_last_contact": "2025-10-06",
    }


def test_a_value_that_cannot_be_read_is_reported_and_costs_only_itself() -> None:
    text = note(type="project", status="active", due="soon", last_contact="2025-13-40")
    found = page("Atlas.md", text)
    assert said(found, "due") == said(found, "stated_last_contact") == []
    assert said(found, "status") == [("active", "property")]
    assert sorted((problem.line, problem.code) for problem in found.problems) == [
        (4, "unread-value"),
        (5, "invalid-date"),
    ]


def test_of_several_owners_the_first_is_the_claim_and_each_has_a_tie() -> None:
    found = page("Projects/Atlas.md", note(owner='["[[Ann Lee]]", Bo Ek]'))
    assert said(found, "owner") == [("[[Ann Lee]]", "property")]
    owners = [
        show(relation.source)
        for relation in found.relations
        if relation.kind == "owns" and relation.source
    ]
    assert owners == ["[[Ann Lee]]", "Bo Ek"]


def test_the_owner_of_the_vault_owns_under_one_name() -> None:
    assert said(page("Projects/Atlas.md", note(owner="myself")), "owner") == [
        ("Nora Berg", "property")
    ]


def test_a_table_that_names_another_owner_makes_a_claim_but_no_tie() -> None:
    found = page("Projects/Atlas.md", note(TABLE, owner="Ann Lee"))
    assert said(found, "owner") == [("Ann Lee", "property"), ("Bo Ek", "table")]
    assert [show(relation.source) for relation in found.relations if relation.source] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (note(email="ann@acme.example"), [("acme.example", "email-domain")]),
        (note(email="ann@gmail.com"), []),
        (note(email="ann@acme.example", company="Tidal"), [("Tidal", "property")]),
    ],
)
def test_an_employer_by_address_is_the_last_resort(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(page("People/Ann Lee.md", text), "organization") == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (note(tags="[team]"), [("14", "tag")]),
        (note(tags="[team/core]"), [("14", "tag")]),
        (note(tags="[team, vip]"), [("7", "tag")]),
        (note(tags="[team]", contact_every="monthly"), [("30", "property"), ("14", "tag")]),
        (note(tags="[teams]"), []),
    ],
)
def test_a_tag_can_set_the_cadence(text: str, days: list[tuple[str, str]]) -> None:
    toml = "[cadence]\nteam = 14\nvip = 7\n"
    assert said(page("People/Ann Lee.md", text, toml), "cadence_days") == days


def test_fields_of_ones_own() -> None:
    toml = "[fields.project]\nstatus = 'Lage'\n[status]\nblocked = ['klemmt']\n"
    found = page("Projects/Atlas.md", note(Lage="klemmt"), toml)
    assert said(found, "status") == [("klemmt", "property")]
