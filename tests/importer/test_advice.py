"""What an import says last where it found little, and of what it leaves unread."""

from pathlib import Path

import pytest

from kg.cli.commands.import_ import describe
from kg.importer import import_vault


def said(vault: Path, notes: dict[str, str]) -> list[str]:
    """The lines that `kg import` prints."""
    for path, text in notes.items():
        file = vault / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    db = str(vault.parent / "kg.db")
    return describe(import_vault(str(vault), db, as_of="2026-02-20"))


PEOPLE = {f"People/{name}.md": "" for name in ("Ann Holt", "Ben Rask")}
TALKS = {f"Talk/2026-01-{n:02} Oil.md": "[[Ann Holt]] [[Ben Rask]]" for n in range(1, 15)}


@pytest.mark.parametrize(
    ("notes", "line"),
    [
        ({f"{n}.md": "Rope.\n" for n in range(4)}, "No people, meetings or projects were found"),
        ({f"Projects/{n}.md": "" for n in "abc"}, "Nobody was found"),
        (
            PEOPLE | TALKS,
            "Contact on 0 days, and 14 dated notes that name or link something",
        ),
        (
            PEOPLE | {f"Minutes/2026-01-0{day}.md": "Rain.\n" for day in range(1, 8)},
            "7 meetings in Minutes, nobody in them",
        ),
    ],
)
def test_what_is_missing_is_said_last_with_what_to_do(
    notes: dict[str, str], line: str, tmp_path: Path
) -> None:
    lines = said(tmp_path / "vault", notes)
    assert lines[-1].startswith(f"{line}: `kg init ")
    assert lines[-1].endswith("proposes the words for kg.toml that may give them.")


@pytest.mark.parametrize(
    "notes",
    [
        {"one.md": "", "two.md": ""},  # too few to expect anything
        PEOPLE | {"2026-01-05.md": "- Called [[Ann Holt]]\n"},
        # Minutes that name somebody, mostly.
        PEOPLE
        | {f"Minutes/2026-01-0{day}.md": "Attendees: [[Ann Holt]]\n" for day in range(1, 8)}
        | {"Minutes/2026-01-09.md": "Rain.\n"},
    ],
)
def test_a_vault_that_is_understood_gets_no_advice(notes: dict[str, str], tmp_path: Path) -> None:
    assert not any("kg init" in line for line in said(tmp_path / "vault", notes))


def test_what_is_left_unread_and_programs_of_their_own_are_told(tmp_path: Path) -> None:
    other = {"a.canvas": "{}", "b.canvas": "{}", "old/c.ORG": "", "d.png": "", "e.markdown": ""}
    lines = said(tmp_path / "plain", PEOPLE | other)
    assert "Left unread: 2 .canvas, 1 .markdown, 1 .org." in lines
    assert not any(line.startswith("This is") for line in lines)
    for file, called in (("logseq/config.edn", "a Logseq graph"), ("dendron.yml", "a Dendron")):
        lines = said(tmp_path / called.split()[1] / "vault", PEOPLE | {file: ""})
        [line] = [line for line in lines if line.startswith(f"This is {called}")]
        assert "read as plain Markdown" in line
