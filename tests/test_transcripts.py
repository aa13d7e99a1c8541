"""Sessions at the command line, and what they show.

A transcript is prose, then blocks: a line `$ kg …`, what it prints (stdout and stderr, as they
come), and `[exit N]` where N is not 0. The database is that of examples/vault. The README's
`console` blocks are transcripts, too. `pytest tests/test_transcripts.py --update` rewrites what
differs; read the difference before you commit it.
"""

import contextlib
import io
import re
import shlex
import tempfile
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.cli import app

ROOT = Path(__file__).parent.parent
TRANSCRIPTS = sorted((ROOT / "tests" / "transcripts").glob("*.txt"))
# What differs between two runs or two machines, and how a transcript writes it.
VOLATILE = (
    (re.compile(r"\b\d+\.\d+ s\b"), "N s"),
    (re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "YYYY-MM-DDTHH:MM:SSZ"),
    (re.compile(r"^\d\d:\d\d:\d\d (?=[A-Z]+ kg\.)", re.MULTILINE), "HH:MM:SS "),
    (re.compile(r"(?:^|(?<=[ \"]))/[^ \"]+(?=/examples/vault\b)", re.MULTILINE), "…"),
    (re.compile(r"/[^ \"]+/kg-demo-\w+"), "…/kg-demo-N"),
)


class Block(NamedTuple):
    """A command and what it prints; `start` and `end` are the lines of the output in the file."""

    command: str
    expected: str
    start: int
    end: int


def blocks(lines: list[str], first: int = 0, last: int | None = None) -> list[Block]:
    """The blocks in these lines; whatever comes before the first command is prose."""
    last = len(lines) if last is None else last
    starts = [at for at in range(first, last) if lines[at].startswith("$ ")]
    found = []
    for at, following in zip(starts, [*starts[1:], last], strict=True):
        end = following
        while end > at + 1 and not lines[end - 1].strip():
            end -= 1
        found.append(Block(lines[at][2:], "\n".join(lines[at + 1 : end]), at + 1, end))
    return found


def console_blocks(lines: list[str]) -> list[Block]:
    """The blocks in a Markdown file's ```console fences."""
    found: list[Block] = []
    opened: int | None = None
    for at, line in enumerate(lines):
        if opened is None and line.strip() == "```console":
            opened = at + 1
        elif opened is not None and line.strip() == "```":
            found += blocks(lines, opened, at)
            opened = None
    return [block for block in found if block.command.startswith("kg ")]


def run(command: str) -> str:
    """What a command line prints, and its exit code if that is not 0."""
    program, *words = shlex.split(command)
    assert program == "kg", command
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = app.run(words)
    shown = out.getvalue().rstrip("\n")
    if code:
        shown += f"{chr(10) if shown else ''}[exit {code}]"
    return settled("\n".join(line.rstrip() for line in shown.split("\n")))


def settled(text: str) -> str:
    """The text with durations, times and this machine's folders made equal."""
    for pattern, word in VOLATILE:
        text = pattern.sub(word, text)
    return text


@pytest.fixture
def desk(examples_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with examples/ in it, as if one stood in the project, and the database."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_DB", str(examples_db))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("KG_DEBUG", "KG_LOG", "KG_CONFIG", "KG_VAULT", "_KG_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    "path", [*TRANSCRIPTS, ROOT / "README.md"], ids=lambda path: path.relative_to(ROOT).name
)
@pytest.mark.usefixtures("desk")
def test_transcript(path: Path, request: pytest.FixtureRequest) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    found = console_blocks(lines) if path.suffix == ".md" else blocks(lines)
    shown = [run(block.command) for block in found]
    if path.suffix == ".md":
        # A document may show a command without what it prints; it must work all the same.
        assert not [text for text in shown if "[exit " in text]
        kept = [bool(block.expected) for block in found]
        found, shown = list(compress(found, kept)), list(compress(shown, kept))
    if request.config.getoption("--update"):
        for block, text in reversed(list(zip(found, shown, strict=True))):
            lines[block.start : block.end] = text.split("\n") if text else []
        path.write_text("\n".join(lines), encoding="utf-8")
        return
    for block, text in zip(found, shown, strict=True):
        assert f"$ {block.command}\n{text}" == f"$ {block.command}\n{settled(block.expected)}"


def test_the_runner_reads_blocks() -> None:
    lines = ["Prose.", "", "$ kg a", "one", "", "two", "", "$ kg b", "[exit 3]", "", "$ kg c"]
    assert [(block.command, block.expected) for block in blocks(lines)] == [
        ("kg a", "one\n\ntwo"),
        ("kg b", "[exit 3]"),
        ("kg c", ""),
    ]


def test_the_runner_reads_console_fences_only() -> None:
    lines = [
        "```console",
        "$ make demo",
        "$ kg a",
        "one",
        "```",
        "$ kg no",
        "```sh",
        "$ kg x",
        "```",
    ]
    assert [(block.command, block.expected) for block in console_blocks(lines)] == [("kg a", "one")]


def test_the_runner_would_notice(desk: Path) -> None:
    assert run("kg nonsense").endswith("`kg --help` lists the commands.\n[exit 2]")
