"""What happened, in few words: texts of notes as charts name them."""

from __future__ import annotations

from kg.present.readable import readable, without_fields

_LONGEST = 1_000  # characters, of which a chart shows a few


def named(text: str) -> str:
    """The text as it reads, without the fields in brackets that say who is to do it and when."""
    return without_fields(readable(text[:_LONGEST]))
