"""The way to the reader's eyes: stdout for answers, stderr for what is said beside them."""

from __future__ import annotations

import sys

from kg.cli import terminal


class OutputLost(Exception):
    """Stdout takes no more, and not because its reader has gone."""


def put(text: str) -> None:
    """Write to stdout, now. Raises OutputLost, or BrokenPipeError where the reader has gone."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(f"The answer cannot be written: {error.strerror}.") from error


def put_data(text: str) -> None:
    """Write what other programs read: exactly as it is, but a terminal gets nothing that steers
    it."""
    put(harmless(text))


def say(text: str) -> None:
    """Write for people, on stderr: whole, on a terminal in as many lines as it takes."""
    sys.stderr.write(told(text))


def harmless(text: str) -> str:
    if not sys.stdout.isatty():
        return text
    from kg.present.terminal import clean

    return "\n".join(clean(line) for line in text.split("\n"))


def told(text: str) -> str:
    from kg.present.terminal import clean, hanging

    lines = [clean(line) for line in text.split("\n")]
    if sys.stderr.isatty():
        wide = terminal.width(sys.stderr)
        lines = [part for line in lines for part in hanging(line, wide)]
    return "".join(line + "\n" for line in lines)
