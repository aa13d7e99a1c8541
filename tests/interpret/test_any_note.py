"""What holds for every note, however odd: it has a meaning, always the same, in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.interpret.note import describe
from kg.model.note import without_tasks
from kg.model.vocabulary import DEFAULT_RULES
from kg.parse import parse_note

PATHS = (
    "x.md",
    "People/Ann Lee.md",
    "People/Ann Lee/x.md",
    "Projects/A/README.md",
    "2025-10-06.md",
)
KEYS = ("type", "date", "attendees", "status", "owner", "from", "to", "company", "tags", "email")
VALUES = (
    *(
        "person",
        "meeting",
        "2025-10-06",
        "[[A]]",
        '"[[A]], B"',
        "[a, [b], {c: d}]",
        "",
        "~",
        "1e400",
    ),
    *("<a@b.c>", "{{x}}", "- x", "true", "'@A'", "((", "[[", "A (", "A <", '"'),
)
LINES = (
    *(
        "- 2025-10-06: [[2025-10-06 - A]] - x (via [[B]])",
        "- (via )",
        "- 2025-10-06: (via",
        "## Risks",
    ),
    *(
        "- Called [[A]] about [[B]]",
        "**Attendees**: A, [[B]",
        "Attendees:: ",
        "- Attendees:",
        "| a |",
    ),
    *(
        "## 2025-11-20 — A <a@b.c>",
        "## 2025-11-21",
        "# January 6, 2025 [B]",
        "<h2>06/01/2025</h2>",
        "Date: 2025-11-22",
        "- [x] [[A]] @B",
        "  - [/] x ⛔ 🆔",
        "# ",
        "#person",
        "|---|---|",
        "> x",
    ),
)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(PATHS),
    st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES) | st.text(max_size=12))),
    st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=12),
)
def test_every_note_has_one_meaning(
    path: str, properties: list[tuple[str, str]], lines: list[str]
) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in properties)
    parsed = parse_note(path, f"---\n{head}---\n" + "\n".join(lines))
    found = describe(parsed, DEFAULT_RULES)
    assert found == describe(parsed, DEFAULT_RULES)
    assert found.key.partition(":")[0] == found.node_kind
    assert len(found.tasks) == len(without_tasks(parsed, found.boxes).tasks)
    assert all(len(evidence.date) == 10 for evidence in found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[[",
            "[[|",
            "[](",
            "(",
            "<",
            '"',
            "@",
            "a@",
            " and ",
            "- ",
            "(via ",
            "between A ",
            "with Bo ",
        ),
        *("Ann ", "2025-10-06 ", "**a**: ", "# ", ", ", "[[a]] ", "1:1 with "),
    ],
)
def test_hostile_lines_take_linear_time(text: str) -> None:
    few, many = (min(seconds(text * count), seconds(text * count)) for count in (500, 5_000))
    assert many < 30 * few + 0.1  # ten times as much; a hundred times if anything is quadratic


def seconds(many: str) -> float:
    """How long it takes to describe notes with a long text in every place."""
    head = f"---\ntype: meeting\ndate: 2025-10-06\nattendees: '{many}'\nproject: '{many}'\n---\n"
    notes = [
        parse_note("x.md", f"{head}\n**Attendees**: {many}\n\n- Called {many}\n"),
        parse_note("Projects/A.md", f"- 2025-10-06: {many} (via {many}\n- [ ] {many}\n"),
        parse_note("y.md", f"## 2025-10-06 — {many}<a@b.c>\n"),
    ]
    start = time.process_time()
    for note in notes:
        describe(note, DEFAULT_RULES)
    return time.process_time() - start
