"""By what each link of a note is more than running text."""

import pytest

from tests.interpret.described import page


def roles(path: str, text: str, toml: str = "") -> list[tuple[str, str | None]]:
    """The links of a note with their roles, in their order."""
    return [(link.target, link.role) for link in page(path, text, toml).links]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # Labels
        ("**Owner**: [[Ann Lee]]", [("Ann Lee", "owner")]),
        ("- **Owner:** [[Ann Lee]]", [("Ann Lee", "owner")]),
        ("**Project Lead**: [[Ann Lee]], [[Bo Ek]]",
         [("Ann Lee", "project lead"), ("Bo Ek", "project lead")]),
        ("**Captain**: [[Ann Lee]] und [[Bo Ek]]", [("Ann Lee", "captain"), ("Bo Ek", "captain")]),
        ("**Owner**: [[Ann Lee]] (after [[Bo Ek]])", [("Ann Lee", "owner"), ("Bo Ek", None)]),
        ("**Owner**: [[Ann Lee]] since she took it from [[Bo Ek]]",
         [("Ann Lee", "owner"), ("Bo Ek", None)]),
        ("*Source: [[The log]]*", [("The log", "source")]),
        ("Owner: [[Ann Lee]]", [("Ann Lee", "owner")]),
        ("> Customer: [[Tallow]]", [("Tallow", "customer")]),
        ("**Site**: [the yard](https://yard.example)", [("https://yard.example", "site")]),
        # Inline fields
        ("owner:: [[Ann Lee]]", [("Ann Lee", "owner")]),
        ("Friends:: [[Ann Lee|Ann]], [[Bo Ek]]", [("Ann Lee", "friends"), ("Bo Ek", "friends")]),
        ("We saw [[Bo Ek]] (guide:: [[Ann Lee]]).", [("Bo Ek", None), ("Ann Lee", "guide")]),
        ("- [ ] caulk the hull [owner:: [[Ann Lee]]]", [("Ann Lee", "owner")]),
        # A table of two columns
        ("| Field | Value |\n|---|---|\n| **Customer** | [[Tallow\\|T]] |",
         [("Tallow", "customer")]),
        # Running text
        ("We asked [[Ann Lee]] about the keel.", [("Ann Lee", None)]),
        ("**Summary**: [[Ann Lee]] told us about [[Keel]]", [("Ann Lee", None), ("Keel", None)]),
        ("Owner: [[Ann Lee]] has left", [("Ann Lee", None)]),
        ("Note: [[Ann Lee]]", [("Ann Lee", None)]),
        ("- 10:00 Call: [[Ann Lee]]", [("Ann Lee", None)]),
        ("**Call**: [[Ann Lee]]", [("Ann Lee", None)]),
        ("Met: [[Ann Lee]]", [("Ann Lee", None)]),
        ("deque::[[Ann Lee]]", [("Ann Lee", None)]),
        ("| Field | Value |\n|---|---|\n| Notes | ask [[Ann Lee]] first |", [("Ann Lee", None)]),
        # Of two links that begin alike each has its own.
        ("Met [[Ann]] [owner:: [[Ann Lee]]]", [("Ann", None), ("Ann Lee", "owner")]),
    ],
)  # fmt: skip
def test_labels_and_fields(body: str, found: list[tuple[str, str | None]]) -> None:
    assert roles("Projects/Keel.md", body + "\n") == found


def test_properties() -> None:
    text = (
        '---\nOwner: "[[Ann Lee]]"\nrelated: [[Keel]]\nteam:\n  lead: "[[Bo Ek]]"\n'
        'crew:\n  - "[[Cy Dow]]"\n---\nText.\n'
    )
    assert roles("Projects/Hull.md", text) == [
        ("Ann Lee", "owner"), ("Keel", "related"), ("Bo Ek", "team.lead"), ("Cy Dow", "crew"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Participants (2)\n- [[Ann Lee]] - guest of [[Otis]]\n- [[Bo Ek]]",
         [("Ann Lee", "participants"), ("Otis", None), ("Bo Ek", "participants")]),
        ("## Attendees: [[Ann Lee]], Bo Ek\n\nWe asked [[Otis]] later on.",
         [("Ann Lee", "attendees"), ("Otis", None)]),
        ("Anwesend: [[Ann Lee]], Bo Ek,\n[[Cy Dow]]\n\n[[Otis]]",
         [("Ann Lee", "anwesend"), ("Cy Dow", "anwesend"), ("Otis", None)]),
        ("**Present** [[Ann Lee]], [[Bo Ek]]", [("Ann Lee", "present"), ("Bo Ek", "present")]),
        ("## Attendees\n- [[Ann Lee]]\n- Regrets: [[Bo Ek]]\n- [[Cy Dow]]",
         [("Ann Lee", "attendees"), ("Bo Ek", "regrets"), ("Cy Dow", "attendees")]),
        ("## Attendees\n[[Ann Lee]]\n\n### Remote\n- [[Bo Ek]]\n\n## Notes\n- [[Otis]] came up",
         [("Ann Lee", "attendees"), ("Bo Ek", "remote"), ("Otis", None)]),
        ("- Attendees:\n    - [[Ann Lee]]\n- Keel with [[Otis]]",
         [("Ann Lee", "attendees"), ("Otis", None)]),
        ("## Attendees\n| Name | Company |\n|---|---|\n| [[Ann Lee]] | Tallow |",
         [("Ann Lee", "attendees")]),
        ("## Attendee badges\n- [[Otis]] prints them", [("Otis", None)]),
    ],
)  # fmt: skip
def test_lists_of_people(body: str, found: list[tuple[str, str | None]]) -> None:
    assert roles("Meetings/2026-01-05 Keel.md", body + "\n") == found
