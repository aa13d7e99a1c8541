"""What Logseq keeps of a bullet in lines of its own below it: `id:: 65b0…`, `collapsed:: true`."""

from __future__ import annotations

import re

_BLOCK_PROPERTY = re.compile(
    r"[ \t]*+(?:id|collapsed|heading|background-color|logseq\.[\w.-]++)::[ \t]*+\S*+[ \t]*+$"
)


def is_block_property(line: str) -> bool:
    """Whether a line says nothing but how a program shows the bullet above it."""
    return "::" in line and _BLOCK_PROPERTY.match(line) is not None
