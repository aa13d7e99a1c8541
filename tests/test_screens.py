"""What every command shows on terminals of 80, 100, 120 and 200 columns.

The command is the first of its own in tests/transcripts. `pytest tests/test_screens.py --update`
rewrites what differs; look at it before you commit it.
"""

import re
import shlex
from pathlib import Path

import pytest
from wcwidth import wcswidth

from kg.cli.registry import COMMANDS, FAMILIES
from tests.terminal import shown
from tests.test_transcripts import ROOT, TRANSCRIPTS, Block, blocks, desk, run, settled

__all__ = ["desk"]
SCREENS = ROOT / "tests" / "screens"
WIDTHS = (80, 100, 120, 200)
BAR = re.compile(
    r"(?:\x1b\[[?0-9;]*[A-Za-z]|\r)*[^\n]*Importing[^\n]*\n(?:\x1b\[[?0-9;]*[A-Za-z]|\r)*"
)
# Where this machine has the vault, in as many lines as that takes.
PLACE = re.compile(r"^vault  +/.*\n(?: .*\n)*", re.MULTILINE)
# What these show is the text of a file, letter by letter, or Markdown as other programs take it.
DATA = {"init", "blocks"}


def named(path: Path) -> str:
    """The command that a transcript is of: `db-check.txt` of `kg db check`."""
    first, _, rest = path.stem.partition("-")
    return f"{first} {rest}" if first in FAMILIES else path.stem


# Those that are about a command. `kg demo` tells where this machine keeps temporary files, and is
# wrapped by that; what else it shows is the answer of another command.
OWN = [path for path in TRANSCRIPTS if path.stem != "demo" and named(path) in COMMANDS]


def own_command(path: Path) -> tuple[list[Block], str]:
    """The first command that a transcript is about, and those before it."""
    found = blocks(path.read_text(encoding="utf-8").split("\n"))
    at = next(at for at, one in enumerate(found) if one.command.startswith(f"kg {named(path)}"))
    return found[:at], found[at].command


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
@pytest.mark.usefixtures("desk")
def test_screen(path: Path, request: pytest.FixtureRequest) -> None:
    before, command = own_command(path)
    for block in before:
        run(block.command)
    parts = []
    for columns in WIDTHS:
        text, code = shown(shlex.split(command)[1:], columns)
        text = PLACE.sub("vault             …/examples/vault\n", BAR.sub("", text))
        too_wide = [line for line in text.split("\n") if wcswidth(line) > columns]
        assert path.stem in DATA or not too_wide
        lines = "\n".join(line.rstrip() for line in settled(text).rstrip("\n").split("\n"))
        parts.append(f"$ COLUMNS={columns} {command}\n{lines}" + (f"\n[exit {code}]" * bool(code)))
    found = "\n\n".join(parts) + "\n"
    kept = SCREENS / path.name
    if request.config.getoption("--update"):
        SCREENS.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def test_every_command_has_a_screen() -> None:
    assert [path.name for path in sorted(SCREENS.glob("*.txt"))] == [p.name for p in OWN]


@pytest.mark.parametrize("columns", [100, 80])
@pytest.mark.parametrize("words", [
    "prep Omar", "prep Omar Ann Jonas", "prep Brightwater", "person José Álvarez", "person ann",
    "project Harbor Light", "project Blue Heron", "org Northwind", "blocked",
])  # fmt: skip
@pytest.mark.usefixtures("desk")
def test_one_screen_is_one_screen(words: str, columns: int) -> None:
    text, code = shown([*words.split(), "--as-of", "2026-01-10"], columns)
    assert code == 0
    assert len(text.splitlines()) <= (40 if columns == 100 else 45)
