"""Which characters names consist of: letters of any script, digits, `_`, `-` and emoji.

Emoji are told by Unicode's blocks, with what joins and colours them (UTS 51).
"""

from __future__ import annotations

import re

_PICTURE = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[#*0-9]\ufe0f?\u20e3"
    "|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f004\U0001f0cf\U0001f170-\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f7e0-\U0001f7eb\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]?)"
)
EMOJI = f"{_PICTURE}(?:\u200d{_PICTURE})*"
_LETTER = r"[^\W\d_]"
# Letters by Python's `\w` with digits and marks taken out: `\d` there has all scripts' digits.
IDENTIFIER = re.compile(f"(?:{_LETTER}|{EMOJI})(?:[0-9_-]|{_LETTER}|{EMOJI})*")
TAG = re.compile(f"#(?:[0-9_/-]|{_LETTER}|{EMOJI})*")
HEADING_PART = re.compile(f"({EMOJI}|(?:[0-9_-]|{_LETTER})+)|.", re.DOTALL)
_NAME_PART = re.compile(f"({EMOJI})|((?:[0-9_-]|{_LETTER})+)|(\\s+)|.", re.DOTALL)


def canonical(name: str) -> str:
    """The name under which a field is asked for: `Due Date` is due-date."""
    return "".join(
        found[1] or (found[2] or "").lower() or ("-" if found[3] else "")
        for found in _NAME_PART.finditer(name)
    )
