"""`kg` on a terminal: in a process of its own, with a pseudo-terminal for its three streams."""

import fcntl
import os
import pty
import re
import struct
import sys
import termios
import warnings
from collections.abc import Mapping, Sequence

# Colours, and links to places.
ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")


def shown(
    words: Sequence[str],
    columns: int,
    *,
    lines: int = 0,
    typed: str = "",
    environ: Mapping[str, str] | None = None,
) -> tuple[str, int]:
    """What a command line shows on a terminal of so many columns and lines (0: nobody knows how
    many), after these keys were pressed; and its exit code. Without `environ`, no colours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses no thread
        child, ours = pty.fork()
    if child == 0:
        _run(words, columns, lines, environ if environ is not None else {"NO_COLOR": "1"})
    os.write(ours, typed.encode())
    found = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        found += part
    os.close(ours)
    _, status = os.waitpid(child, 0)
    return found.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def _run(words: Sequence[str], columns: int, lines: int, environ: Mapping[str, str]) -> None:
    code = 99
    try:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        for name in ("COLUMNS", "LINES", "NO_COLOR", "PAGER", "KG_PAGER"):
            os.environ.pop(name, None)
        os.environ.update({"TERM": "xterm-256color", **environ})
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(stream, mode, closefd=False, encoding="utf-8")
            for stream, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        from kg.cli import app

        code = app.run(list(words))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
