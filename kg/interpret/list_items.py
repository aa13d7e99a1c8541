"""An entry of a list of people, taken apart: what never splits a name, and what parts names.

Everything here looks at one text; who is known and what the list has in common is the matter of
`kg.interpret.people`.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from kg.interpret.jobs import is_job, is_job_title
from kg.interpret.lazy import lazy
from kg.interpret.looks import is_full, look_of
from kg.interpret.masks import ADDRESS, LINK, MARKDOWN, Masked, is_address, masked
from kg.interpret.name_text import taken_apart
from kg.interpret.name_titles import without_titles
from kg.interpret.tidy_names import EDGE, tidy
from kg.interpret.words import AND_WORDS, CHINESE_SURNAMES, PARTICLES
from kg.model.kinds import Looks
from kg.model.names import slug

_AND_PHRASES = (
    "as well as",
    "along with",
    "ainsi que",
    "así como",
    "assim como",
    "a także",
    "а также",
)
AND = "|".join((*_AND_PHRASES, *sorted(AND_WORDS)))
_AND = rf"\s(?:{AND})\s"
STRONG = re.compile(r"[;；、，·•|\n]|<br ?/?>", re.I)
_ALWAYS = re.compile(rf"{STRONG.pattern}|\s[&+]\s|{_AND}", re.I)
COMMAS = re.compile(r"[,;；、，•|\n]|<br ?/?>", re.I)
_ALSO = re.compile(rf"{COMMAS.pattern}|\s[&+/·]\s|{_AND}", re.I)
_DOTS = ("·", "・")
WEAK = re.compile(r"\s(y|e|ed|i|и)\s|(?<=[^\W\x00-\u02ff])(和|與|与|と)(?=[^\W\x00-\u02ff])")
_COMMA = re.compile(r",\s*")
_DASH = re.compile(r"(?<!\s)\s++[-–—]++\s+|(?:(?<!\s)\s*+)?[–—]\s+")
_SLASH = re.compile(r"\s/\s?|\s?/\s")
_TIGHT_SLASH = re.compile(r"(?<=\S)/(?=\S)")
COLON = re.compile(r"\s?[:：](?=\s|$|[^\x00-\x7f])")
BEHIND_COMPANY = re.compile(f"{COLON.pattern}|{_DASH.pattern}")
_BEHIND_NAMES = re.compile(f"{_DASH.pattern}|{_SLASH.pattern}")
_REMARK = re.compile(f"{_BEHIND_NAMES.pattern}|{_COMMA.pattern}|{COLON.pattern}")
_FROM = re.compile(
    r"(?<!\s)\s+(?:from|at|of|@|with|bei|von|aus|chez|de|da|di|van|fra|från|z|из|от)$", re.I
)
_I = frozenset(("yo", "io", "eu", "ja", "я"))
_LONGEST_NAME = 80  # characters
_SEVERAL = 3  # names that blanks part
_LONGEST_HAN = 5  # one sign more than a name has
_PIECES_BEHIND = lazy(r"(?<![\s.\ue000-\uf8ff])[\s.\ue000-\uf8ff]++$")


class Item:
    """An item's text, taken apart at what never splits a name."""

    def __init__(self, text: str) -> None:
        self.text = tidy(text)
        self.mask = masked(self.text)

    @property
    def head_masked(self) -> str:
        return cut(self.mask)[0]

    @property
    def head(self) -> str:
        """What stands before the first dash, slash, comma, bracket."""
        return self.mask.open(self.head_masked).strip(EDGE)

    @cached_property
    def parts(self) -> list[str]:
        """The parts between commas, up to the first dash or slash, without brackets."""
        before = _first(self.mask.text, _BEHIND_NAMES)[0]
        parts = [self._bare(part) for part in _COMMA.split(before)]
        return [part for part in parts if part]

    def without(self, parts: list[str]) -> str:
        """The text without some of its parts."""
        gone = set(parts)
        kept = [part for part in _COMMA.split(self.mask.text) if self._bare(part) not in gone]
        return self.mask.open(", ".join(kept))

    def _bare(self, part: str) -> str:
        if is_address(whole := self.mask.open(part).strip()) and len(part.strip()) == 1:
            return whole.strip("<>")  # an address in place of a name
        kept = "".join(
            c for c in part if c not in self.mask.pieces or LINK.fullmatch(self.mask.pieces[c])
        )
        return self.mask.open(kept).strip(" \"'*_.")

    @cached_property
    def company(self) -> str:
        """What follows several names: behind a dash, or in brackets at the end."""
        before, behind = _first(self.mask.text, _BEHIND_NAMES)
        if behind.strip():
            return self.mask.open(behind).strip(" -–—/")
        piece = self.mask.pieces.get(before.strip()[-1:], "")
        return piece[1:-1].strip() if piece.startswith("(") else ""

    @cached_property
    def before_colon(self) -> tuple[str, str]:
        """A label of four words at most, or a link, and what stands behind its colon; else ""."""
        found = COLON.search(self.mask.text)
        if found is None:
            return "", ""
        head = self.mask.text[: found.start()]
        if _COMMA.search(head) or _DASH.search(head) or len(head.split()) > 5:
            return "", ""
        rest = self.mask.open(self.mask.text[found.end() :])
        return self.mask.open(head).strip(" *_"), rest.strip(" *_")

    @cached_property
    def before_dash(self) -> tuple[str, str]:
        """What stands before and behind the first dash."""
        head, rest = _first(self.mask.text, _DASH)
        return self.mask.open(head).strip(" *_"), self.mask.open(rest).strip()

    @cached_property
    def is_turned(self) -> bool:
        """Whether it may be `Last, First`: a word (with particles), a comma, a word that is no
        office."""
        parts = self.parts
        if len(parts) != 2 or self.mask.text.count(",") != 1:
            return False
        last, first = parts[0], without_titles(parts[1])
        if look_of(last) != Looks.NAME or look_of(first) != Looks.NAME or is_job_title(first):
            return False
        if is_full(last) and is_full(first):
            return False  # 김철수, 이영희 are two
        words = [word for word in last.split() if slug(word) not in PARTICLES]
        names = [word for word in first.split() if len(word.rstrip(".")) > 1]
        return len(words) == 1 and len(names) == 1

    @cached_property
    def is_turned_with_address(self) -> bool:
        """The same of `Marsh, B. <b.marsh@acme.example>`, where the first name may be an initial
        or have a title."""
        if not any(map(ADDRESS.search, self.mask.pieces.values())) or len(self.parts) != 2:
            return False
        last, first = self.parts
        return " " not in last and " " not in without_titles(first) and is_full(self.turned)

    @property
    def turned(self) -> str:
        """`Lee, Ann` as `Ann Lee`."""
        last, first = self.parts
        return f"{first} {last}"

    @property
    def behind_names(self) -> list[str]:
        """Brackets, addresses and what follows a dash: all but the names."""
        pieces = (piece.strip("()（）<>") for piece in self.mask.pieces.values())
        return [*pieces, self.before_dash[1]]


# An entry is looked at among all of its list, by itself, and once more when the names of the other
# notes are known; lists of one team say the same.
item_of = lru_cache(maxsize=5_000)(Item)


def _first(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """A text before and behind the first place that the pattern finds."""
    found = pattern.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def cut(mask: Masked) -> tuple[str, str]:
    """The name's part of a masked text, and the remark behind it."""
    head, _ = _first(mask.text, _REMARK)
    return head, mask.text[len(head) :]


def cut_at_bracket(mask: Masked) -> tuple[str, str]:
    """The same, where a bracket or a link behind a full name ends its part, too: *Ann Lee (she/her)
    Chair*, *Ann Lee from [[Acme]]*, but *Ann (Annie) Lee*."""
    head, tail = cut(mask)
    for at, char in enumerate(head):
        if (piece := mask.pieces.get(char)) and _may_end_name(piece):
            name = _FROM.sub("", head[:at].rstrip())
            if is_full(name.strip()):
                return name, head[len(name) :] + tail
    return head, tail


def _may_end_name(piece: str) -> bool:
    """Whether a piece is a remark in brackets, or a link: no address or quote."""
    return piece[:1] in ("(", "（", "【") or (piece[:1] == "[" and piece[-1:] == "]")


def split(text: str, signs: re.Pattern[str]) -> list[str]:
    """A masked text parted at the signs."""
    return [part for part in signs.split(text) if part and part.strip()]


def parting(text: str) -> re.Pattern[str]:
    """All that parts names in a text: commas, *and*, `&`, a dot between names of the East."""
    return _also_dots() if _has_dot(text) else _ALSO


def holds_dot_between_names(text: str) -> bool:
    """김철수·이영희, 山田花子・田中一郎, 王芳·李强; but 约翰·史密斯 and ジョン・スミス are one."""
    return _has_dot(text) and _dot_between_names().search(text) is not None


def _has_dot(text: str) -> bool:
    return not text.isascii() and any(dot in text for dot in _DOTS)


# Sets of many signs take 5 ms to compile; few vaults have such a dot.
@cache
def _dot_between_names() -> re.Pattern[str]:
    surname = f"[{CHINESE_SURNAMES}]"
    return re.compile(
        r"(?<=[\uac00-\ud7a3]{2})·(?=[\uac00-\ud7a3]{2})"
        r"|(?<=[\u4e00-\u9fff]{3})・(?=[\u4e00-\u9fff]{3})"
        rf"|(?:(?<={surname}[\u4e00-\u9fff])|(?<={surname}[\u4e00-\u9fff]{{2}}))·(?={surname})"
    )


@cache
def _also_dots() -> re.Pattern[str]:
    # Case is ignored in words alone: to fold a range of twenty thousand signs takes 3 ms.
    return re.compile(rf"(?i:{_ALSO.pattern})|{_dot_between_names().pattern}")


def parted_by_blanks(text: str) -> str:
    """王芳 李强 刘洋 with signs between the names, three or more; 高橋 金太郎 is one."""
    words = text.split() if not text.isascii() else []
    several = len(words) >= _SEVERAL and all(
        1 < len(word) < _LONGEST_HAN and word[0] in CHINESE_SURNAMES for word in words
    )
    return "、".join(words) if several else text


def names_apart(head: str) -> list[str]:
    """The names of a masked text before its remark: *Ann and Bo*, `Ann Lee/Bo Ek`, *Ann y Bo*."""
    found = []
    for part in (p for p in _ALWAYS.split(head) if p and p.strip()):
        slashed = _TIGHT_SLASH.split(part)
        if len(slashed) > 1 and all(map(_is_slashed_name, slashed)):
            found += slashed
        else:
            found += _weakly_apart(part)
    return found or [head]


def _is_slashed_name(part: str) -> bool:
    """Whether a slash may stand beside this name: not in *N/A*, *w/o*."""
    return len(part.strip()) > 1 and look_of(part.strip()) == Looks.NAME


def _weakly_apart(text: str) -> list[str]:
    """`Ana Ruiz y Luis Gil` are two; `Ortega y Gasset` is one."""
    parts, start = [], 0
    for found in WEAK.finditer(text):
        if found.start() - start > _LONGEST_NAME:
            continue
        before = text[start : found.start()]
        following = WEAK.search(text, found.end())
        behind = text[found.end() : following.start() if following else len(text)]
        if is_full(_without_pieces(before)) and _may_be_second(_without_pieces(behind)):
            parts.append(before)
            start = found.end()
    return [*parts, text[start:]]


def _may_be_second(text: str) -> bool:
    """Whether somebody may stand behind *y*: a full name, or who writes, *Ana Ruiz y yo*."""
    return is_full(text) or slug(text) in _I


def _without_pieces(text: str) -> str:
    """A masked text without the brackets and the full stop at its end."""
    return _PIECES_BEHIND.sub("", text).strip()


def name_only(text: str) -> str:
    """What a label or a part names: the last part of a link, or the text without marks."""
    found = LINK.search(text)
    if found:
        return found[0][2:-2].partition("|")[0].partition("#")[0].rpartition("/")[2].strip()
    found = MARKDOWN.search(text)
    return (found["text"] if found else text).strip(" *_:：\"'@")


def looks_strictly(text: str) -> bool:
    """Whether an item strictly looks like a person's name: all of it, or, of two words or more,
    what stands before a remark."""
    text = text.replace("~~", "").strip()
    if text.startswith("[["):
        return look_of(name_only(text)) == Looks.NAME
    mask = masked(text)
    name = without_titles(taken_apart(mask, cut(mask)[0]).name)
    return look_of(name) == Looks.NAME and (name == text or is_full(name))


def may_be_name(text: str) -> bool:
    """Whether an item may begin with a name, as far as its look tells."""
    head = re.split(r"\s[-–—/]\s|[,(<:]", text, maxsplit=1)[0].strip(" *_~")
    return head.startswith(("[", "@")) or look_of(head) != Looks.NONE


def are_names(text: str) -> bool:
    """Whether a text is a name of two words or more, or several names."""
    mask = masked(text)
    parts = [mask.open(part).strip(EDGE) for part in split(mask.text, parting(mask.text))]
    parts = [
        part if part.startswith("[[") else re.split(r"\s?[(<\[](?!\[)", part, maxsplit=1)[0] or part
        for part in parts
    ]
    if len(parts) == 1:
        return parts[0].startswith(("[[", "@")) or (is_full(parts[0]) and not is_job(parts[0]))
    return all(part.startswith(("[[", "@")) or look_of(part) == Looks.NAME for part in parts)


def is_last_first_part(mask: Masked, part: str) -> bool:
    return item_of(mask.open(part)).is_turned


def in_square(mask: Masked) -> str:
    """The text of square brackets that are all there is: `[Ann Lee]`."""
    piece = mask.pieces.get(mask.text, "")
    return piece[1:-1] if piece.startswith("[") and piece.endswith("]") and piece[1] != "[" else ""
