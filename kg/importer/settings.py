"""What reading a note depends on, beside the note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.model.folders import NOTHING_TOLD, Told
from kg.model.rules import Rules


class Settings(NamedTuple):
    """What reading a note depends on, beside the note; `as_of` is the day that counts as today,
    `told` what the notes in folders say that those are for."""

    rules: Rules
    types: Mapping[str, str]
    as_of: str = ""
    told: Told = NOTHING_TOLD
