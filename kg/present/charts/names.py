"""What happened, in few words: texts of notes as charts name them."""

from __future__ import annotations

import re

from kg.present.readable import readable

_FIELD = re.compile(r"[\[(][\w -]{1,40}::[^\[\]()]*[\])]")
_LONGEST = 1_000  # characters, of which a chart shows a few


def named(text: str) -> str:
    """The text as it reads, without the fields in brackets that say who is to do it and when."""
    return " ".join(_FIELD.sub("", readable(text[:_LONGEST])).split())
