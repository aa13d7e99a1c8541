"""Charts in Python: rows, drawings, diagrams, and Altair where it is installed."""

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from html import unescape
from pathlib import Path

import pytest

import kg
from kg.api.charts import Chart
from kg.errors import NameUnknown, UsageError


def every(kb: kg.KnowledgeBase) -> list[Chart[object]]:
    return [  # type: ignore[list-item]
        kb.chart.cold(),
        kb.chart.contacts(),
        kb.chart.contacts("jonas weber"),
        kb.chart.project("harbor light"),
        kb.chart.blocked(),
        kb.chart.circle("ann okafor"),
    ]


def test_a_chart_holds_its_rows_and_how_many_there_are(kb: kg.KnowledgeBase) -> None:
    chart = kb.chart.contacts(limit=3)
    assert [one.name for one in chart.answers] == [
        "Ann Okafor", "Tomasz Zieliński", "José Álvarez",
    ]  # fmt: skip
    assert chart.answers.whole.in_all == 20
    assert repr(chart) == "<chart “Contacts by week”: 3 of 20>"
    assert repr(kb.chart.circle("ann okafor")).startswith(
        "<chart “The circle of Ann Okafor”: 11 of"
    )
    frame = pytest.importorskip("pandas") and chart.answers.df()
    assert list(frame.days) == [10, 8, 8]


def test_a_notebook_gets_an_image_that_says_what_it_shows(kb: kg.KnowledgeBase) -> None:
    for chart in every(kb):
        ET.fromstring(chart._repr_svg_())
        html = chart._repr_html_()
        found = re.fullmatch(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)">', html)
        assert found
        assert b64decode(found[1]).decode() == chart._repr_svg_()
    assert "Jonas Weber: 30 days (11 Dec 2025), cadence 14 days" in unescape(
        kb.chart.cold()._repr_html_()
    )


def test_files(kb: kg.KnowledgeBase, tmp_path: Path) -> None:
    chart = kb.chart.blocked()
    kept = chart.save(tmp_path / "blocked.svg", width=358, theme="dark")
    assert kept.read_text() == chart.svg(width=358, theme="dark")
    pytest.importorskip("resvg_py")
    assert chart.save(str(tmp_path / "b.PNG")).read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UsageError, match=r"\.svg nor \.png"):
        chart.save(tmp_path / "b.gif")


def test_altair_takes_each_chart_and_cuts_no_label(kb: kg.KnowledgeBase) -> None:
    pytest.importorskip("altair")
    convert = pytest.importorskip("vl_convert")
    for chart in every(kb):
        spec = chart.altair().to_json()
        svg = convert.vegalite_to_svg(spec)
        assert svg.startswith("<svg")
        names = {
            getattr(one, "name", None) or getattr(one, "project", None) for one in chart.answers
        }
        drawn = unescape(svg)
        for name in names - {None}:
            assert str(name) in drawn, name


def test_a_diagram_is_of_a_form_that_the_chart_has(kb: kg.KnowledgeBase) -> None:
    project = kb.chart.project("harbor light")
    assert project.mermaid().startswith("```mermaid\ngantt\n")
    assert project.mermaid("timeline").startswith("```mermaid\ntimeline\n")
    with pytest.raises(UsageError, match="no Mermaid timeline"):
        kb.chart.blocked().mermaid("timeline")
    with pytest.raises(UsageError, match="no Mermaid diagram"):
        kb.chart.cold().mermaid()


def test_names_and_days_are_taken_as_people_say_them(kb: kg.KnowledgeBase) -> None:
    assert kb.chart.cold(as_of="2025-12-20").answers.whole.as_of == "2025-12-20"
    assert {one.what for one in kb.chart.project("harbor light", since="2026-01").answers} == {
        "status", "task",
    }  # fmt: skip
    with pytest.raises(NameUnknown):
        kb.chart.circle("nobody at all")
