"""One name: the person whom a text names, with titles, remarks, address and handle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from kg.interpret.jobs import is_job_title
from kg.interpret.list_items import Item, cut_at_bracket, in_square, name_only, parting
from kg.interpret.looks import (
    is_filler,
    is_form,
    is_full,
    is_group,
    is_nobody,
    look_of,
    look_of_link,
)
from kg.interpret.machines import is_of_machine
from kg.interpret.masks import address_in, masked
from kg.interpret.name_text import NameText, handle_in, remarks_in, taken_apart
from kg.interpret.name_titles import without_titles
from kg.interpret.people.known_within import known_within, may_say_more
from kg.interpret.people.scope import Found, Scope
from kg.interpret.remarks import employer_in, says_absent, says_nameless, whose_place_in
from kg.interpret.tidy_names import ABSENT_SIGN, EDGE, tidy
from kg.interpret.words import ALSO_NAMES, HONORIFICS
from kg.model.kinds import Bases, Kinds, Look, Looks, Senses
from kg.model.names import page_name, slug
from kg.model.people import NotPerson, Someone

_OF = re.compile(r"\s(?:from|at|of|@|with|bei|aus|chez|fra|från|z|из|от)\s", re.I)
_PARTS_OF_REMARK = re.compile(r"[,;/]\s+|\s[-–—]\s")
_PARTING = re.compile(r"[,&/;(·|']| and | [-–—] ")
_MOST_BRACKETS = 4  # behind a name that holds brackets itself
_FOR_ALL = frozenset(("channel", "here", "room", "online"))
_LETTER = re.compile(r"[^\W\d_]")


def known_as_whole(text: str, scope: Scope) -> list[Found] | None:
    """What is known by the whole text, before anything is split: somebody, or `Reed & Sons`, which
    is nobody. None where nothing is, or a plain name with brackets behind it."""
    if text.startswith("[[") or not _PARTING.search(text):
        return None  # what stands behind a link is a remark
    bare = text
    for _ in range(_MOST_BRACKETS):
        kind = scope.known(bare)
        if kind == Kinds.PERSON:
            if bare != text and look_of(bare) == Looks.NAME:
                return None  # read as any name with remarks
            return [someone(bare, scope, absent=says_absent(text[len(bare) :], scope.rules))]
        if kind:
            return []
        if not bare.endswith(")"):
            return None
        bare = bare.rpartition("(")[0].rstrip()
        if not bare:
            return None
    return None


def is_one(text: str, scope: Scope) -> bool:
    """Whether a text with *and* in it is known, or is somebody of a company that is."""
    if not parting(text).search(text):
        return False
    of = _OF.search(text)
    if scope.known(text):
        return True
    if of is None or scope.known(text[of.end() :]) != Kinds.ORGANIZATION:
        return False
    before = text[: of.start()]
    parts = [part.strip() for part in parting(before).split(before) if part]
    return len(parts) < 2 or not all(map(is_full, parts))  # *Ann Lee and Bo Ek from Acme* are two


def turned(item: Item, scope: Scope) -> list[Found]:
    """`Last, First`, with what else is said."""
    return read_name(item.turned, scope, remarks=item.behind_names)


def read_name(text: str, scope: Scope, *, remarks: Sequence[str] = ()) -> list[Found]:
    """The one person whom a text names, or what is told as nobody; further remarks on them may
    stand elsewhere."""
    seen = _taken_apart(text)
    if inner := seen.in_square:
        return [] if is_form(f"[{inner}]") else read_name(inner, scope, remarks=remarks)
    written = _with_remarks(seen.name, [*seen.behind, *remarks], scope)
    if any(map(says_nameless, written.remarks)):
        return []
    if seen.struck or _tell_absence(written.remarks, scope):
        scope = scope._replace(absent=True)
    if not written.name:
        return _without_name(written, scope)
    return _judged(written, seen.as_written, scope)


class _Seen(NamedTuple):
    """A text that should be one name, as far as it alone tells: what stands `behind` the name and
    its remarks, the name's part `as_written`, and whether it is struck out. `in_square` holds what
    stands in square brackets that are all there is."""

    name: NameText
    behind: list[str]
    as_written: str
    struck: bool
    in_square: str


@lru_cache(maxsize=5_000)
def _taken_apart(text: str) -> _Seen:
    text = tidy(text)
    struck = "~~" in text or bool(ABSENT_SIGN.search(text))
    mask = masked(ABSENT_SIGN.sub("", text.replace("~~", "")).strip())
    head, tail = cut_at_bracket(mask)
    as_written = tidy(mask.open(head)).strip(EDGE)
    inner = in_square(mask) if len(mask.text) == 1 else ""
    return _Seen(taken_apart(mask, head), remarks_in(mask, tail), as_written, struck, inner)


def _with_remarks(written: NameText, more: list[str], scope: Scope) -> NameText:
    """A name without titles, and what all remarks on it tell."""
    bare = without_titles(written.name, letters=scope.common.titles)
    if bare != written.name and scope.known(written.name) == Kinds.PERSON:
        bare = written.name  # an alias with its title
    bare, absence = _before_absence(bare, scope)
    name, of = _before_of(bare, scope)
    remarks = [*written.remarks, *filter(None, (absence, of, *more))]
    return NameText(
        name,
        remarks,
        written.email if written.email is not None else address_in(" ".join(remarks)),
        written.handle if written.handle is not None else handle_in(remarks),
    )


def _tell_absence(remarks: Sequence[str], scope: Scope) -> bool:
    """Whether one of the remarks tells that somebody was absent, and not whoever they stood in for:
    *Otis Bell, for Mira Quist (absent)*."""
    own = takewhile(lambda one: not is_full(whose_place_in(one)), remarks)
    return any(says_absent(one, scope.rules) for one in own)


def _before_absence(name: str, scope: Scope) -> tuple[str, str]:
    """A name, and a word of absence right behind it: *Ann Lee absent*."""
    before, _, last = name.rpartition(" ")
    if not last.islower() or scope.rules.attendance.get(slug(last)) != Senses.ABSENT:
        return name, ""
    return (before, last) if is_full(before) or scope.known(before) == Kinds.PERSON else (name, "")


def _before_of(name: str, scope: Scope) -> tuple[str, str]:
    """A name, and what *from* or *at* adds to it."""
    found = _OF.search(name)
    if found and look_of(name) != Looks.NAME:
        before = name[: found.start()]
        if is_full(before) or scope.known(before) == Kinds.PERSON:
            return before, name[found.end() :]
    return name, ""


def _without_name(written: NameText, scope: Scope) -> list[Found]:
    """Somebody of whom only an address or a handle is written."""
    if written.email:
        is_box = is_of_machine(written.email) and not scope.known(written.email)
        return [] if is_box else [someone("", scope, email=written.email)]
    return called(written.handle, scope) if written.handle else []


def called(handle: str, scope: Scope) -> list[Found]:
    """Who has a handle: nobody has those by which chats call all, *@everyone*, *@team*."""
    for_all = handle.lower() in _FOR_ALL or is_filler(handle) or is_group(handle)
    return [] if for_all and not scope.known(handle) else [someone("@" + handle, scope)]


def _judged(written: NameText, as_written: str, scope: Scope) -> list[Found]:
    """A person of that name, or the text that is none, told as it is written."""
    company = company_in(written.remarks, scope)
    name = verdict_on(written.name, scope)
    if isinstance(name, str) and name != written.name:
        said = written.name[len(name) :].strip(" *_,")
        scope = scope._replace(absent=scope.absent or says_absent(said, scope.rules))
    if name is None:
        return []
    if isinstance(name, NotPerson):
        return [name._replace(text=as_written or name.text)]
    return [someone(name, scope, email=written.email, handle=written.handle, company=company)]


def company_in(remarks: Sequence[str], scope: Scope) -> str | None:
    """A known company in the remarks, *Acme*, *CEO at Acme*, else what may be one."""
    for remark in remarks:
        for part in (remark, *_PARTS_OF_REMARK.split(remark)):
            of = _OF.search(f" {part}")
            for name in (part, part[of.end() - 1 :] if of else ""):
                if name and scope.known(name_only(name)) == Kinds.ORGANIZATION:
                    return name.strip()
    return next(filter(None, map(employer_in, remarks)), None)


def verdict_on(name: str, scope: Scope) -> str | NotPerson | None:
    """The name of a person; or the text, told; or None for what says that there is nobody."""
    folded = slug(name)
    if folded in HONORIFICS and folded not in ALSO_NAMES:
        return None  # *Mr*, of *Mr and Mrs Lee*
    if may_say_more(name) and (known := known_within(name, scope.known)):
        return known
    if not _is_doubtful(name) and folded not in scope.rules.nobody:
        return name
    if not folded or not _LETTER.search(name):
        return None
    if folded in scope.rules.me_names or scope.known(name) == Kinds.PERSON:
        return name
    if is_job_title(name) and scope.entry.basis == Bases.TEXT:
        return name  # outside of lists nobody can be asked: it counts only if it is known
    if known := _known_begin(name, scope):
        return known
    if folded in scope.rules.nobody or is_filler(name) or is_form(name):
        return None
    return NotPerson(name, scope.entry.line)


def _is_doubtful(name: str) -> bool:
    """Whether a text is somebody only if it is known."""
    return look_of(name) == Looks.NONE or is_nobody(name)


def _known_begin(name: str, scope: Scope) -> str:
    """A known name that words stand behind."""
    words = name.split()
    for count in (3, 2):
        begin = " ".join(words[:count])
        if len(words) > count and scope.known(begin) == Kinds.PERSON:
            return begin
    return ""


def _look_of(text: str) -> Look:
    return Looks.NONE if is_job_title(text) else look_of(text.removeprefix("@"))


def someone(
    text: str,
    scope: Scope,
    *,
    link: bool = False,
    email: str | None = None,
    handle: str | None = None,
    absent: bool = False,
    company: str | None = None,
) -> Someone:
    """A person of the entry that is read."""
    entry = scope.entry
    name = page_name(text) if link else text
    look = (look_of_link(name) if link else _look_of(name)) if name else Looks.NAME
    if look in (Looks.NONE, Looks.NICK) and scope.known(name) == Kinds.PERSON:
        look = Looks.NAME
    return Someone(
        text,
        link,
        look,
        entry.line,
        entry.basis,
        absent or scope.absent,
        entry.sense == Senses.ROLE,
        scope.certain,
        email.lower() if email else None,
        scope.employer.name or company,
        scope.employer.sure,
        handle,
    )
