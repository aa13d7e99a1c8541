"""The recorded cases of the Tasks plugin, whose language nothing answers yet: known, not run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.languages.verdicts import Verdict, not_run

WHY = "the language of Tasks is not there yet"


def nothing_yet(cases: list[Any], _file: Path) -> Iterator[Verdict]:
    """No case of these formats is run."""
    return not_run(cases, WHY)
