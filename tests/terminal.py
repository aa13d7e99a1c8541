"""`kg` on a terminal: in a process of its own, with a pseudo-terminal for its three streams."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

import kg

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
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    given = environ if environ is not None else {"NO_COLOR": "1"}
    # A program of its own, and no fork of this one: another thread may hold a lock just then.
    process = subprocess.Popen(
        [sys.executable, "-c", _START, str(Path(kg.__file__).parents[1]), *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={k: v for k, v in os.environ.items() if k not in _ASKED}
        | {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
        | dict(given),
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    return all_of(ours), process.wait()


def all_of(ours: int) -> str:
    """All that comes over our end of a pseudo-terminal until the other one is closed."""
    found = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # as Linux says that it is closed
            break
        if not part:
            break
        found += part
    os.close(ours)
    return found.decode().replace("\r\n", "\n")


_ASKED = ("COLUMNS", "LINES", "NO_COLOR", "PAGER", "KG_PAGER")
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from kg.cli.app import main; sys.exit(main())"
)
