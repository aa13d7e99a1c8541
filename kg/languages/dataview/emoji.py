"""Which characters names consist of: letters of any script, digits, `_`, `-` and emoji.

Emoji are told by Unicode's blocks, with what joins them (UTS 51). A flag is two pictures, and so is
one with a colour of skin: no text can be read in two ways, or a search would try all of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PICTURE = (
    "(?:[#*0-9]\ufe0f?\u20e3"
    "|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f004\U0001f0cf\U0001f170-\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f7e0-\U0001f7eb\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff]"
    "\ufe0f?)"
)
EMOJI = f"{_PICTURE}(?:\u200d{_PICTURE})*"
# Letters by Python's `\w` with digits and marks taken out: `\d` there has all scripts' digits.
LETTER = r"[^\W\d_\u2139\u2776-\u2793]"  # what is a picture as well is one
_HEADING_PART = re.compile(f"({EMOJI}|(?:[0-9_-]|{LETTER})+)|.", re.DOTALL)


@lru_cache(maxsize=2_000)
def heading_key(text: str) -> str:
    """A heading as links name it: other characters than letters and digits are gaps."""
    parts = _HEADING_PART.findall(text)
    return " ".join("".join(part if part else " " for part in parts).split())
