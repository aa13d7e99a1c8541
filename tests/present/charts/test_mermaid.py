"""Diagrams for notes: what Mermaid reads is taken out of names."""

import re

import pytest
from hypothesis import given, settings

from kg.model.charts import AllBlocked, ProjectInTime
from kg.present.charts import forms, mermaid
from kg.present.charts.names import named
from tests.present.charts import drawn
from tests.present.charts.drawn import BLOCKED, NOW, PROJECTS, facts

AGAIN = settings(max_examples=60, deadline=None)


def lines(diagram: str) -> list[str]:
    first, *inside, last = diagram.removesuffix("\n").split("\n")
    assert (first, last) == ("```mermaid", "```")
    return inside


@given(BLOCKED)
@AGAIN
def test_a_gantt_has_sections_and_bars_alone(found: AllBlocked) -> None:
    kind, title, form, *others = lines(mermaid.blocked_gantt(found))
    assert (kind, title) == ("gantt", "    title Blocked projects")
    assert form == "    dateFormat YYYY-MM-DD"
    for line in others:
        bar = r"[^:#;%{}<>`]+ :(crit, |done, )?(milestone, )?\d{4}-\d\d-\d\d, (\d{4}-\d\d-\d\d|0d)"
        assert re.fullmatch(rf"    (section [^:#;%{{}}<>`]+|{bar})", line), line


@given(PROJECTS)
@AGAIN
def test_a_name_breaks_no_line_of_a_gantt_or_a_timeline(found: ProjectInTime) -> None:
    for one in lines(mermaid.project_gantt(found))[1:]:
        is_head = one.startswith(("    title ", "    dateFormat ", "    section "))
        assert one.count(":") == (0 if is_head else 1), one
    for one in lines(mermaid.project_timeline(found))[2:]:
        assert re.match(r"    (section \d{4}$|\d{1,2} [A-Z][a-z]{2} \d{4} : )", one), one


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring at 08:40", "Ring at 08.40"),
        ("Status: open", "Status – open"),
        ("key:: value", "key – value"),
        ("[[Apollo|The moon]] #work; 50 %", "The moon work, 50"),
        ("section 4", "– section 4"),
        ("Call Ann", "– Call Ann"),
        ("Title", "– Title"),
        ("2025-11-18: kept", "– 2025-11-18 – kept"),
        ("Send it [owner:: [[Ann]]] (due:: 2025-01-01)", "Send it"),
        ("", "(no name)"),
    ],
)
def test_a_name_loses_what_mermaid_reads(text: str, shown: str) -> None:
    found = ProjectInTime(NOW.isoformat(), facts(text, status=None), (), 0)
    assert lines(mermaid.project_gantt(found))[1] == f"    title {shown}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Agree [owner:: Ann Okafor]", "Agree"),
        ("Agree (a: b) [x]", "Agree (a: b) [x]"),
        ("**Bold** [[Ann Lee|Ann]]", "Bold Ann"),
    ],
)
def test_a_text_is_named_without_its_fields(text: str, shown: str) -> None:
    assert named(text) == shown


def test_a_diagram_ends_before_mermaid_refuses_it() -> None:
    dated = drawn.Dated("meeting", "2025-01-01", "2025-01-01", None, "x" * 900, None, None, None)
    found = ProjectInTime(NOW.isoformat(), facts(), (dated,) * 5_000, 5_000)
    for form in ("gantt", "timeline"):
        assert len(forms.diagram(found, form)) < 50_000
