"""Whose notes these are: what is known of that, and how it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.model.kinds import MeBases, MeBasis

ALWAYS_ME = ("Me", "Myself")

UNKNOWN = (
    "It is unknown who you are, so you may stand among the answers; "
    'me = ["Your Name"] in kg.toml says it.'
)


class Owner(NamedTuple):
    """The person whose notes these are, as far as it is known, and by what; `guess` is the sentence
    that tells a guess. `people` says whether the notes name anybody at all."""

    name: str | None
    basis: MeBasis
    guess: str | None
    people: bool

    @property
    def unknown(self) -> str | None:
        """What is to be said where kg cannot leave me out."""
        return UNKNOWN if self.basis == MeBases.UNKNOWN and self.people else None


def taken_for_me(name: str, reasons: Sequence[str] = ()) -> str:
    """The sentence that tells whom kg takes for me, and why."""
    *first, last = reasons or ("is taken for the owner of these notes",)
    why = f"{', '.join(first)} and {last}" if first else last
    return (
        f"Taken for you: {name}, who {why}. "
        f"me = [{in_toml(name)}] in kg.toml says so; another name there corrects it."
    )


def in_toml(name: str) -> str:
    """A name as TOML writes it, on one line."""
    clean = "".join(sign if sign.isprintable() else " " for sign in name).strip()
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
