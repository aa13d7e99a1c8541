"""Links as written: taking one apart into target, fragment and display."""

import re
from functools import lru_cache

# The innermost pair of brackets counts; a single bracket may stand inside.
WIKILINK = re.compile(r"\[\[((?:[^\[\]\n]++|\](?!\])|\[(?!\[))+)\]\]")
# What follows the `]` of a markdown link; parentheses may nest once.
_PIECE = r"[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\)"
_TITLE = r"\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'|\([^()\n]*+\))"
DESTINATION = re.compile(
    r"\([ \t]*+(?:\n[ \t]*+)?"
    rf"(?:<([^<>\n]*)>|((?!<)(?:{_PIECE})(?:{_PIECE})*))(?:{_TITLE})?\s*+\)"
)
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+)>")
_SCHEME = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]+://|//|(?:mailto|tel|sms|data|javascript|callto|geo|magnet|news|urn|"
    r"about|message|cid|mid|xmpp|sips?|skype|doi|blob|file|obsidian|zotero|things|omnifocus):",
    re.I,
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


# Where a link points: target, fragment, display (None: none is written), external.
Address = tuple[str, str, str | None, bool]


# A vault links the same things again and again.
@lru_cache(maxsize=50_000)
def wikilink(inner: str) -> Address | None:
    """The parts of what stands between `[[` and `]]`; None where nothing does."""
    if "|" not in inner and "#" not in inner:
        target = inner.strip()
        return (target, "", None, False) if target else None
    target, bar, display = inner.partition("|")
    if bar and target.endswith("\\"):
        # In a table the bar is escaped.
        target = target[:-1]
    target, _, fragment = target.partition("#")
    target, fragment = target.strip(), fragment.strip()
    if not bar:
        return (target, fragment, None, False) if target or fragment else None
    display = display.strip()
    return (target, fragment, display, False) if target or fragment or display else None


def markdown(address: str, display: str | None) -> Address | None:
    """The parts of a markdown link's address; None where it is empty."""
    address = address.strip()
    if not address:
        return None
    if _SCHEME.match(address):
        return address, "", display, True
    target, _, fragment = _ESCAPE.sub(r"\1", address).partition("#")
    if not target and not fragment:
        return None
    return _decoded(target), _decoded(fragment), display, False


def _decoded(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote  # here, because few notes need it

    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text
    return decoded if decoded.isprintable() else text
