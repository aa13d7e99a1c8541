"""Pictures of the terminal, on dark and on light, to be looked at:

    python -m tests.pictures FOLDER [COMMAND …]

Takes the database of $KG_DB. Chromium draws them ($CHROMIUM, or the one in the path).
"""

import html
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.terminal import shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAY = "2026-01-10"
COMMANDS = (
    "last-contact --status blocked", "prep Omar", "person José Álvarez", "blocked", "people",
    "stale", "tasks --overdue", "doctor", "projects", "--help",
)  # fmt: skip
WIDTHS = (80, 110)
# Ground and letters of common themes.
THEMES = {"dark": ("#1e1e1e", "#d4d4d4"), "light": ("#ffffff", "#24292e")}
_STYLE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\]8;;([^\x1b]*)\x1b\\")
_COLORS = {31: "#0087af", 167: "#d75f5f", 166: "#d75f00", 244: "#808080"}  # of the 256


def page(command: str, text: str, columns: int, theme: str) -> str:
    """What a terminal of this theme shows, as HTML."""
    ground, letters = THEMES[theme]
    parts, at = [], 0
    for found in _STYLE.finditer(text):
        parts.append(html.escape(text[at : found.start()]))
        at = found.end()
        if found[2] is not None:
            parts.append("<a>" if found[2] else "</a>")
        elif found[1] in ("", "0"):
            parts.append("</span>")
        elif found[1] == "1":
            parts.append('<span style="font-weight:bold">')
        else:
            parts.append(f'<span style="color:{_COLORS[int(found[1].split(";")[-1])]}">')
    parts.append(html.escape(text[at:]))
    return (
        f'<meta charset="utf-8"><style>body{{margin:0;background:{ground};color:{letters}}}'
        f"pre{{font:14px/1.25 'DejaVu Sans Mono';padding:12px;width:{columns}ch;margin:0}}"
        f"a{{text-decoration:underline dotted}}</style><pre>$ kg {html.escape(command)}\n"
        f"{''.join(parts)}</pre>"
    )


@contextmanager
def chromium() -> "Iterator[Browser]":
    """The browser that draws."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def main(folder: Path, commands: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for command in commands or COMMANDS:
            dated = [] if command.startswith(("-", "doctor")) else ["--as-of", DAY]
            for columns in WIDTHS:
                text, _ = shown([*shlex.split(command), *dated], columns, environ={})
                for theme in THEMES:
                    view = browser.new_page(viewport={"width": columns * 9 + 24, "height": 100})
                    view.set_content(page(command, text, columns, theme))
                    name = re.sub(r"\W+", "-", command).strip("-")
                    view.screenshot(path=folder / f"{name}-{columns}-{theme}.png", full_page=True)
                    view.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
