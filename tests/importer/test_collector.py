"""An import runs without the garbage collector: what it has read goes when nothing needs it."""

import gc
from pathlib import Path

import pytest

from kg.importer import workers
from tests.builders import imported, vault


def test_pages_form_no_circles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_readers", lambda: 1)
    notes = {
        f"Meetings/2026-01-{day:02} Weekly.md": (
            f"---\nattendees: [Ann Lee, Bo Ek {day}]\nproject: Harbor\n---\n[[Harbor]] [[Quay]]\n"
        )
        for day in range(1, 29)
    }
    folder = vault(tmp_path / "vault", notes | {"People/Ann Lee.md": "", "Projects/Harbor.md": ""})
    imported(folder, tmp_path / "first.db")  # what is made once is not this import's
    gc.collect()
    monkeypatch.setattr(gc, "enable", lambda: None)
    try:
        imported(folder, tmp_path / "second.db")
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = {type(one).__name__ for one in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        monkeypatch.undo()
        gc.enable()
    assert left.isdisjoint({"Page", "Lookups", "Names", "NoteView", "ParsedNote"})
