"""An entry of a list without what is no part of a name: emphasis, signs, tags, *and others*."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.words import AND_OTHERS, AND_WORDS, COMPANIONS, ET_CETERA, WEAK_AND

_QUOTED = re.compile(r"^\s*[\"“'„«]([^\"”'„“«»<>()]+)[\"”'“»](?=\s*(?:[<(]|$))")
_TAGS_BEHIND = re.compile(r"(?<!\s)\s+(?:#([\w/-]+)|%%([^%]*)%%|\^[\w-]+)(?=\s|$)")
# *Ann Lee +1*; and others: 李强等, 山田 他3名, 이영희 등.
_AND_MORE = re.compile(
    r"(?:(?<!\s)\s*+)?\+\s?\d{1,3}\s*$"
    r"|(?<=\S)\s(?:u\.\s?a|u\.\s?v\.\s?m|m\.\s?fl|e\.\s?a|o\.\s?a|и\s(?:др|пр))\.?\s*$"
    r"|(?<=[\u4e00-\u9fff]{2})等(?:\s?\d{0,3}\s?人)?\s*$|(?<=\S)\s(?:他|ほか|等|등|외)(?:\s?\d{1,3}\s?[名人명])?\s*$"
)
_PICTURE = re.compile(
    r"!\[\[[^\[\]|]+\.(?:png|jpe?g|gif|webp|svg|avif|bmp|heic)[^\[\]]*\]\]\s?", re.I
)
_BY_REFERENCE = re.compile(r"(?<!\[)\[([^\[\]]+)\]\[[^\[\]]*\](?!\])")  # `[Ann Lee][1]`
# When a box was ticked, which the Tasks plugin writes behind the name.
_TICKED = re.compile(r"(?:(?<!\s)\s*+)?[✅➕]\ufe0f?\s?\d{4}-\d\d-\d\d")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\u200e\u200f"), "")
_STRUCK = re.compile(r"</?(?:s|del|strike)>", re.I)
_MARKED_UP = re.compile(r"</?(?:b|i|u|em|strong|mark|span)>|<br ?/?>\s*$", re.I)
# The mark of a footnote behind a name.
_NOTED = re.compile(r"(?<=[^\W\d_¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹†‡]++(?=[\s,;)]|$)")
_OTHERS = AND_OTHERS | COMPANIONS
EDGE = " \t\"'*_`.:,;，；、-–—•=>"
_NO_BEGIN = re.compile(r"^[^\w\[(<\"'“@~+’‘\ue000-\uf8ff]+")
ABSENT_SIGN = re.compile("^(?:❌|✗|✘|🚫|⛔|✖)\ufe0f?|(?:❌|✗|✘|🚫|⛔|✖)\ufe0f?$")


@lru_cache(maxsize=10_000)
def tidy(text: str) -> str:
    """An entry without emphasis, quotes around its name, signs before it and HTML of a link.

    Each is asked for several times: among all of its list, by itself, as a name, and once more when
    the names of the other notes are known.
    """
    if "&" in text and ";" in text:
        text = text.replace("&nbsp;", " ").replace("&amp;", "&")
    if not text.isascii():
        text = _TICKED.sub("", text.translate(_UNSEEN))
    if "[" in text:
        text = _BY_REFERENCE.sub(r"\1", _PICTURE.sub("", text))
    text = without_rest(_QUOTED.sub(r"\1", text))
    text = re.sub(r"<a\b[^<>]*>([^<>]*)</a>", r"[\1](html)", text) if "<a" in text else text
    text = _MARKED_UP.sub("", _STRUCK.sub("~~", text)) if "<" in text else text
    if "#" in text or "^" in text or "%%" in text:
        text = _TAGS_BEHIND.sub(_remarked, text)
    text = text.strip().replace("\\_", "_").replace("**", "").replace("__", "")
    text = re.sub(r"(?<!\w)[*_]([^*_]+)[*_](?!\w)", r"\1", text)
    if not text.isascii():
        text = _NOTED.sub("", text)
    if text[:1] and not text[0].isalnum():
        text = _NO_BEGIN.sub("", text) if not ABSENT_SIGN.match(text) else text
    while text and not text[-1].isalnum() and ord(text[-1]) > 0x2190 and text[-1] not in "）」』❌":
        if ABSENT_SIGN.search(text) or "\ue000" <= text[-1] <= "\uf8ff":
            break
        text = text[:-1].rstrip()
    return text.strip()


def without_rest(text: str) -> str:
    """A list without those whom it does not name: *…, Bo Ek and 2 others*, *… etc.*, *… & Co.*,
    *Ann Lee +1*, 李强等."""
    text = _AND_MORE.sub("", text)
    bare = text.rstrip(" .,;")
    last = bare.rpartition(" ")[2]
    folded = last.lower().replace(".", "")
    if folded not in _OTHERS and not (folded in ET_CETERA and not last[:1].isupper()):
        return text
    cut = bare[: -len(last)].rstrip(" ,;")
    number = cut.rpartition(" ")[2]
    if number.isdigit():
        cut = cut[: -len(number)].rstrip()
    joiner = cut.rpartition(" ")[2].lower()
    if folded in COMPANIONS and last[0].isupper() and _may_be_firm(cut):
        return text
    if joiner in AND_WORDS or joiner in WEAK_AND or joiner in ("&", "+", "plus"):
        return cut[: -len(joiner)].rstrip(" ,;")
    return cut if folded in ET_CETERA else text


def _may_be_firm(names: str) -> bool:
    """Whether what stands before *Co.* may be a company's: Reed &, Ann Lee - Wood, Bell &; not Ann
    Lee, Bo Ek &."""
    behind = names.rpartition(" - ")[2].rstrip("&+ ")
    return all(len(part.split()) < 2 for part in behind.split(","))


def _remarked(found: re.Match[str]) -> str:
    """A tag or a comment behind a name as a remark, nothing in place of a block's mark."""
    said = (found[1] or found[2] or "").strip(" ()")
    return f" ({said})" if said else ""
