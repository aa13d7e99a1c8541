"""Text from notes made fit to be shown on one line."""

import re

# Controls, lone surrogates and non-characters are illegal in XML; bidi marks reorder what follows.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)


def visible(text: str) -> str:
    """Return `text` on one line, without characters that are unseen, reorder it or break XML."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def shorten(text: str, length: int) -> str:
    """Return at most `length` characters of `visible(text)`, never nothing."""
    shown = visible(text) or "(no name)"
    return shown if len(shown) <= length else shown[: length - 1].rstrip() + "…"
