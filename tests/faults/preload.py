"""Libraries in C that are loaded before others, and change what calls of the system do in kg."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path


def built(source: Path, folder: Path) -> Path | None:
    """The library made of a file in C, in that folder; None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    library = folder / f"{source.stem}.so"
    if not library.exists():
        command = [
            compiler,
            "-Wall",
            "-Wextra",
            "-Werror",
            "-shared",
            "-fPIC",
            "-o",
            library,
            source,
        ]
        subprocess.run(command, check=True)
    return library


def loaded(library: Path, settings: dict[str, str]) -> Callable[[], None]:
    """What is to be called in a new process, so that the library is loaded in it."""
    names = {"LD_PRELOAD": str(library), **settings}
    return lambda: os.environ.update(names)
