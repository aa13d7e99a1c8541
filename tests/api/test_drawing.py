"""A drawing is interactive in a notebook, and static everywhere else."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import kg
from kg.errors import UsageError


def labels(drawing: kg.Drawing) -> set[str]:
    return {node.label for node in drawing.picture.nodes}


def test_what_is_drawn_is_what_was_asked_for(kb: kg.KnowledgeBase) -> None:
    drawing = kb.draw("harbor light", kind=["person", "project"])
    assert {"Harbor Light", "Omar Haddad"} <= labels(drawing)
    assert {node.kind for node in drawing.picture.nodes} == {"person", "project"}
    assert drawing.picture.focus == "project:harbor-light"
    assert labels(drawing) == labels(kb.node("harbor light").draw(kind=["person", "project"]))
    everything = kb.draw()
    assert "tag" not in {node.kind for node in everything.picture.nodes}
    few = kb.draw(limit_nodes=5)
    assert len(few.picture.nodes) == 5
    assert few.left_out == len(everything.picture.nodes) - 5
    assert str(len(everything.picture.nodes)) in repr(everything)


def test_a_notebook_gets_an_interactive_and_a_static_picture(kb: kg.KnowledgeBase) -> None:
    shown = kb.draw("harbor light", height=432)._repr_mimebundle_()
    assert set(shown) == {"text/html", "image/svg+xml", "text/plain"}
    ET.fromstring(shown["image/svg+xml"])
    assert shown["text/html"].startswith("<iframe srcdoc=")
    assert 'height="432"' in shown["text/html"]
    # Nothing is loaded from elsewhere.
    assert not re.search(r"(src|href)=&quot;https?:", shown["text/html"])


def test_files(kb: kg.KnowledgeBase, tmp_path: Path) -> None:
    drawing = kb.draw("harbor light")
    assert ET.parse(drawing.save(tmp_path / "g.svg")).getroot().tag.endswith("svg")
    pytest.importorskip("resvg_py")
    assert drawing.save(str(tmp_path / "g.PNG")).read_bytes().startswith(b"\x89PNG")
    assert drawing.save(tmp_path / "g.html").read_text().startswith("<!doctype html>")
    with pytest.raises(UsageError, match=r"\.html, \.svg and \.png"):
        drawing.save(tmp_path / "g.gif")


def test_the_same_drawing_every_time(kb: kg.KnowledgeBase) -> None:
    assert kb.draw("harbor light").svg() == kb.draw("harbor light").svg()
