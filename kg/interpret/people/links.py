"""Links and `@names` at the begin of a text: each is a person, what follows is a remark."""

from __future__ import annotations

import re

from kg.interpret.jobs import is_job, is_job_title
from kg.interpret.labels import label_of
from kg.interpret.lazy import lazy
from kg.interpret.list_items import AND, name_only
from kg.interpret.looks import is_called_as_nobody, is_filler, is_full, is_nobody
from kg.interpret.masks import LINK, MARKDOWN, Masked, address_in, masked
from kg.interpret.name_text import HANDLE
from kg.interpret.name_titles import without_titles
from kg.interpret.people.names import called, company_in, read_name, someone
from kg.interpret.people.scope import Found, Scope
from kg.interpret.remarks import says_absent
from kg.interpret.tidy_names import ABSENT_SIGN
from kg.interpret.words import spelt
from kg.model.kinds import Kinds
from kg.model.names import page_name
from kg.model.people import NotPerson, Someone

_JOINER = re.compile(rf"\s*+(?:,|，|&|\+|/|;|\||·|•|{AND}|y|e|ed|i|и|和|と)?\s*+", re.I)
_NAME_AND_NICK = re.compile(r"^(?P<nick>\S{1,40}) // (?P<name>.+)$")
_AT_NAME = lazy(
    r"@([^\W\d_][^@,，、;；|&/()\[\]\d:<>–—\ue000-\uf8ff]{2,60}?)"
    r"(?=\s*(?:[@,，、;；|&/(\[–—<\ue000-\uf8ff]|\s-\s|$))"
)
_REMARKS = re.compile(r"[()]|\s[-–—]+\s|^[-–—:]+\s")
_SIGNS = re.compile("[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]{1,6}\\s{0,2}")
_FEW = 3  # words before a link
_ONLY_WORDS = re.compile(r"[^,;:/|&<>=]*")
_NOT_THEM = spelt(
    "see siehe voir ver vedi zie cf via per from for of guest without not no instead about von für "
    "de pour para ohne statt sans sin but except save außer sauf excepto salvo tranne eccetto "
    "behalve unntatt undtagen utom oprócz кроме"
)
_BEGINS = ("[", "![", "@", "~~")


def links_side_by_side(text: str, scope: Scope) -> list[Found] | None:
    """Whom the links at the begin of a text name; None where none stands there."""
    off = ABSENT_SIGN.match(text)
    text = text[off.end() :].lstrip() if off else text
    if not text.startswith(_BEGINS):
        text = _behind_words(text, scope)
    if not text:
        return None
    struck = text.startswith("~~")
    mask = masked(text.strip("~") if struck else text)
    found, end, joined = _run(mask, scope)
    if not found:
        return None
    rest = mask.open(mask.text[end:]).strip(" ,;")
    said = [part for part in _REMARKS.split(rest) if part]
    all_off = struck or off is not None
    absent = all_off or bool(ABSENT_SIGN.search(rest))
    absent = absent or any(says_absent(part, scope.rules) for part in (rest, *said))
    alone = len(found) == 1
    company = company_in(said, scope) if said and alone else None
    email = address_in(rest) if alone else None
    if absent and not (all_off or alone or joined):
        return [*found[:-1], _noted(found[-1], absent, None, None)]  # it stands behind the last
    return [_noted(one, absent, company, email) for one in found]


def _behind_words(text: str, scope: Scope) -> str:
    """An item from its first link on, where a few words before it say what somebody is: *Dr. [[Ann
    Lee]]*, *CTO [[Bo Ek]]*; "" for a name with its remark, *Ann, guest of [[Bo]]*."""
    link = LINK.search(text)
    before = text[: link.start()].strip(" *_()0123456789.") if link else ""
    before = before if any(map(str.isalpha, before)) else ""
    words = before.lower().split()
    if link is None or len(words) > _FEW or not _ONLY_WORDS.fullmatch(before):
        return ""
    may_be_name = is_full(without_titles(before)) and not is_job_title(before)
    # *see [[Ann]]*, *everyone but [[Ann]]*
    nobody = not _NOT_THEM.isdisjoint(words) or (before != "" and is_filler(before))
    if may_be_name or nobody or scope.known(before):
        return ""
    name = name_only(link[0])
    kind = scope.known(name)
    somebody = kind == Kinds.PERSON or (not kind and is_full(name) and not is_nobody(name))
    return text[link.start() :] if somebody else ""


def _run(mask: Masked, scope: Scope) -> tuple[list[Found], int, bool]:
    """The people of a run of links, where it ends, and whether a word or `&` joins the last two."""
    found: list[Found] = []
    start: int | None = 0
    end = 0
    joined = False
    while start is not None and (link := _link_at(mask, start, scope)) is not None:
        before = mask.text[end:start]
        joined = any(char.isalpha() or char in "&+" for char in before)
        people, end = link
        is_off = ABSENT_SIGN.match(before.lstrip(" ,;|")) is not None  # ❌ [[Ann]]
        found += [_noted(one, is_off, None, None) for one in people]
        start = _next_link(mask, end)
    return found, end, joined


def _link_at(mask: Masked, at: int, scope: Scope) -> tuple[list[Found], int] | None:
    """Whom a link or an `@name` at a place names, and its end."""
    piece = mask.pieces.get(mask.text[at : at + 1], "")
    if LINK.fullmatch(piece):
        return _linked(piece, scope), at + 1
    if markdown := MARKDOWN.fullmatch(piece):
        return _web_linked(markdown, scope), at + 1
    if full := _full_name_at(mask.text, at, scope):
        return read_name(full, scope), at + 1 + len(full)
    if handle := HANDLE.match(mask.text, at):
        return called(handle[1], scope), handle.end()
    return None


def _full_name_at(text: str, at: int, scope: Scope) -> str | None:
    """The name behind an `@`, where it is no handle: *@Ann Lee*, not *@annlee Ann Lee*, and not
    *@Ann Pilot*, whose second word is a remark."""
    found = _AT_NAME.match(text, at)
    name = found[1].rstrip() if found else ""
    _, _, rest = name.partition(" ")
    if not rest or not name.rpartition(" ")[2][0].isupper() or not is_full(name):
        return None
    return None if is_job(rest) or label_of(rest, scope.rules) else name


def _next_link(mask: Masked, at: int) -> int | None:
    """Where the next link of a run begins; a web link right behind a name is a remark, unless it
    is one like that before it."""
    joiner = _JOINER.match(mask.text, at)
    start = joiner.end() if joiner else at
    if start > at and (signs := _SIGNS.match(mask.text, start)):
        start = signs.end()
    piece = mask.pieces.get(mask.text[start : start + 1])
    if piece is None:
        return start if HANDLE.match(mask.text, start) else None
    if (link := MARKDOWN.fullmatch(piece)) is None:
        return start if LINK.fullmatch(piece) else None
    is_parted = bool(joiner and joiner[0].strip())
    return start if is_parted or _are_alike(mask.pieces.get(mask.text[at - 1], ""), link) else None


def _are_alike(before: str, link: re.Match[str]) -> bool:
    """Whether a link leads to where the one before it does, to an address or to the same place of
    a site, and shows a name: `[Ann](mailto:…) [Bo](mailto:…)`."""
    first = MARKDOWN.fullmatch(before)
    if first is None:
        return False
    if link["target"].startswith("mailto:"):
        return first["target"].startswith("mailto:")
    site = first["target"].rpartition("/")[0]
    return site == link["target"].rpartition("/")[0] and is_full(link["text"].strip())


def _noted(one: Found, absent: bool, company: str | None, email: str | None) -> Found:
    """A linked person with what the words behind the link say."""
    if isinstance(one, NotPerson):
        return one
    return one._replace(
        absent=one.absent or absent,
        employer=one.employer or company,
        email=one.email or email,
    )


def _linked(piece: str, scope: Scope) -> list[Found]:
    """Whom a link leads to; one to a heading of the note itself leads to nobody."""
    target = piece[2:-2].partition("|")[0].partition("#")[0].strip().rstrip("\\")
    return _led_to(target, scope) if target else []


def _led_to(target: str, scope: Scope) -> list[Found]:
    """Whom a link leads to: a page, or who looks like somebody and has none yet."""
    name = page_name(target)
    if is_called_as_nobody(name) and not scope.known(name):
        return []
    bare = without_titles(name)
    if bare != name and not scope.known(name) and scope.known(bare) == Kinds.PERSON:
        return [someone(bare, scope)]  # *[[Dr. Ann Lee]]*, whose page is called Ann Lee
    return [someone(target, scope, link=True)]


def _web_linked(markdown: re.Match[str], scope: Scope) -> list[Found]:
    """`[Ann Lee](https://…)`, `[nick // Ann Lee](…)`, `[Ann](mailto:…)`, `[Ann](Ann.md)`."""
    shown, target = markdown["text"].strip(), markdown["target"]
    if not shown:
        return []
    if "://" not in target and not target.startswith(("mailto:", "#", "html")):
        return _led_to(target.replace("%20", " "), scope)
    nick = _NAME_AND_NICK.match(shown)
    handle = nick["nick"] if nick else None
    email = target.removeprefix("mailto:").lower() if target.startswith("mailto:") else None
    return [
        one._replace(handle=one.handle or handle, email=one.email or email)
        if isinstance(one, Someone)
        else one
        for one in read_name(nick["name"] if nick else markdown["text"], scope)
    ]
