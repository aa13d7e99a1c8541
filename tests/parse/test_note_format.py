"""docs/note-format.md keeps up with the code."""

import re
from pathlib import Path

from kg.model.kinds import Codes
from kg.parse import parse_note

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/note-format.md").read_text("utf-8")


def test_every_report_is_described() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "kg/parse").glob("*.py"))
    codes = {getattr(Codes, name) for name in re.findall(r"Codes\.([A-Z0-9_]+)", source)}
    table = PAGE.partition("## What kg reports")[2].partition("\n## ")[0]
    assert set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)*)`", table.replace("`---`", ""))) == codes


def example(section: str) -> str:
    """The first example below a heading of the page."""
    text = re.split(rf"^##+ {section}.*$", PAGE, flags=re.M)[1]
    return text.partition("```markdown\n")[2].partition("```")[0]


def test_the_examples_say_what_the_page_says() -> None:
    head = parse_note("n.md", example("Properties"))
    assert head.problems == ()
    assert [(p.key, p.type) for p in head.properties] == [
        ("title", "text"),
        ("status", "text"),
        ("owner", "link"),
        ("due", "date"),
        ("budget", "number"),
        ("urgent", "boolean"),
        ("crew", "link"),
        ("crew", "text"),
        ("contact", "json"),
        ("tags", "text"),
        ("aliases", "text"),
    ]
    assert [heading.level for heading in parse_note("n.md", example("Headings")).headings] == [
        1,
        2,
        2,
    ]
    links = [parse_note("n.md", line).links for line in example("Links").splitlines()]
    assert [len(found) for found in links] == [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1]
    assert len(parse_note("n.md", example("Lists")).tasks) == 3
    fields = parse_note("n.md", example("Fields"))
    assert [p.key for p in fields.properties] == [
        "Status",
        "Next step",
        "Next step",
        "topic",
        "mood",
    ]
    assert [label.key for label in fields.labels] == ["Date", "Attendees", "Source"]
    rest = parse_note("n.md", example("Block ids"))
    assert [len(x) for x in (rest.blocks, rest.tables, rest.callouts, rest.comments)] == [
        1,
        1,
        1,
        1,
    ]


def test_the_dataview_example() -> None:
    task = parse_note("n.md", example("Dataview format")).tasks[0]
    assert (task.text, task.due, task.priority, task.start) == (
        "call",
        "2026-01-05",
        "high",
        "2026-01-02",
    )
