"""Completion scripts, how they get into a shell, and how bash writes words."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kg.cli.streams import put
from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
_SPECIAL = frozenset(" \t\"'\\$`&|;<>()*?[]{}!#~")
_IN_DOUBLE_QUOTES = frozenset('"\\$`')


def completion(flag: str, words: Sequence[str]) -> int:
    """Print the script of a shell, or install it; without a name, of the one in $SHELL."""
    shell = words[0] if words else os.environ.get("SHELL", "").rsplit("/", 1)[-1]
    if shell not in SHELLS or len(words) > 1:
        raise UsageError(
            f"Completion works in {', '.join(SHELLS)}, not in “{shell}”. "
            f"Name one: `kg {flag} bash`."
        )
    if flag == "--show-completion":
        put(script(shell))
        return 0
    from pathlib import Path

    try:
        written = install(shell, Path.home())
    except OSError as error:
        raise KgError(f"The completion script cannot be written: {error}.") from error
    sys.stderr.write(f"Completion for {shell} is in {written}. It works in the next shell.\n")
    return 0


def script(shell: str) -> str:
    """The text that makes the shell complete `kg`."""
    from importlib.resources import files

    return files("kg.cli").joinpath("shells", f"kg.{shell}").read_text(encoding="utf-8")


def install(shell: str, home: Path) -> Path:
    """Write the script where the shell finds it, and say where. Doing it twice changes nothing."""
    if shell == "fish":
        path = home / ".config/fish/completions/kg.fish"
        lines: tuple[str, ...] = ()
    elif shell == "zsh":
        path = home / ".zfunc/_kg"
        lines = ("fpath=(~/.zfunc $fpath)", "autoload -Uz compinit && compinit")
    else:
        path = home / ".bash_completions/kg.bash"
        lines = ("source ~/.bash_completions/kg.bash",)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(shell), encoding="utf-8")
    if lines:
        _add(home / f".{shell}rc", lines)
    return path


def _add(path: Path, lines: Sequence[str]) -> None:
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    missing = [line for line in lines if line not in before.splitlines()]
    if missing:
        start = "" if not before or before.endswith("\n") else "\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(start + "\n".join(missing) + "\n")


def bash_candidates(
    line: str, breaks: str, candidates: Callable[[Sequence[str]], list[tuple[str, str]]]
) -> list[str]:
    """The candidates for a bash line up to the cursor, written as bash wants them.

    Bash replaces only what follows the last of its word breaks (`:` and `=` among them), and
    inserts a candidate as it stands: so each is quoted here, in the quotes that were opened.
    """
    words, raw, quote = bash_words(line)
    found = [name for name, _ in candidates(words)]
    kept = 0
    if not quote:
        kept = max((raw.rfind(mark) + 1 for mark in ":=" if mark in breaks), default=0)
    return [bash_quoted(name, quote)[kept:] for name in found]


def bash_words(line: str) -> tuple[list[str], str, str]:
    """The words of the line unquoted; the last one as typed; the quote open in it, if any."""
    words = [""]
    raw = quote = ""
    escaped = started = False
    for char in line:
        if not quote and not escaped and char in " \t":
            if started:
                words.append("")
            raw, started = "", False
            continue
        raw, started = raw + char, True
        if escaped:
            escaped = False
            words[-1] += char
        elif char == "\\" and quote != "'":
            escaped = True
        elif quote == char:
            quote = ""
        elif not quote and char in "\"'":
            quote = char
        else:
            words[-1] += char
    return words, raw, quote


def bash_quoted(name: str, quote: str) -> str:
    """The name as typed in bash: bare, or after an opening quote, which bash closes itself."""
    if quote == "'":
        return name.replace("'", "'\\''")
    special = _IN_DOUBLE_QUOTES if quote else _SPECIAL
    return "".join("\\" + char if char in special else char for char in name)
