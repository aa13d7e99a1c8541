"""The grammar of lists of people: from an entry as it is written to who it names.

    list    = entry+                      all entries of a list are read alike
    entry   = [label ":"] names [remark]
    names   = name (("," | ";" | "&" | "and" | …) name)*
    name    = [title] words [title] {"(" remark ")" | address | handle}
    remark  = what stands behind the first " - ", " / ", comma or bracket of an item

An item (a bullet, a row, an element of a property) is one person unless links, known names or a
word such as *and* say otherwise; a text that holds a whole list is parted at commas, too. What is
known by pages, aliases and addresses is asked through `known`; nothing else of other notes is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kg.interpret.labels import Label, label_of
from kg.interpret.list_items import (
    ABSENT_SIGN,
    ALSO,
    AND,
    AND_WORDS,
    COLON,
    EDGE,
    HANDLE,
    WEAK,
    Item,
    are_names,
    cut,
    handle_in,
    in_square,
    is_job,
    is_last_first_part,
    name_only,
    names_apart,
    remarks_in,
    split,
    squeezed,
    taken_apart,
    tidy,
    without_titles,
)
from kg.interpret.looks import is_filler, is_form, is_full, is_group, look_of
from kg.interpret.masks import ADDRESS, LINK, MARKDOWN, is_address, masked
from kg.interpret.remarks import employer_in, says_absent, says_nameless
from kg.interpret.sides import side_of
from kg.interpret.words import ALSO_NAMES, HONORIFICS, YES
from kg.model.kinds import Bases, Kinds, Looks, Senses, Shapes
from kg.model.names import slug
from kg.model.people import (
    Group,
    Known,
    ListEntry,
    NotPerson,
    PeopleList,
    Reading,
    Someone,
)
from kg.model.rules import Rules

Found = Someone | NotPerson

_OF = re.compile(r"\s(?:from|at|of|@|with|bei|aus|chez|fra|från|z|из|от)\s", re.I)
_JOINER = re.compile(rf"\s*+(?:,|，|&|\+|/|;|\||·|•|{AND}|y|e|i|и|和|と)?\s*+", re.I)
_LINK_ALONE = re.compile(r"\[\[([^\[\]|#]*[^\s\[\]|#\\])(?:\|[^\[\]]*)?\]\]")
_NOTHING_ELSE = (None, None, None, None)  # no parent, group, box, columns
_GLUED = re.compile(r"@([^\W\d_]{1,8})(?=@|\s|$)")
_NAME_AND_NICK = re.compile(r"^(?P<nick>\S{1,40}) // (?P<name>.+)$")
_QUOTES = "\"“'"
_MOST_BRACKETS = 4  # behind a name that holds brackets itself
_LETTER = re.compile(r"[^\W\d_]")


class NothingKnown:
    """What is known where nobody else can be asked; `asked` tells that somebody would have been."""

    asked = False

    def __call__(self, _name: str) -> str:
        self.asked = True
        return ""


def read_lists(lists: Sequence[PeopleList], rules: Rules, known: Known) -> Reading:
    """Everybody whom the lists of a note name, in order, and the texts that name nobody."""
    people: list[Someone] = []
    nobody: list[NotPerson] = []
    for one in lists:
        found = _plain(one, rules) or _List(one, rules, known).read()
        people += [each for each in found if isinstance(each, Someone)]
        nobody += [each for each in found if isinstance(each, NotPerson)]
    return Reading(tuple(_with_roles(_came(people))), tuple(dict.fromkeys(nobody)))


def _plain(one: PeopleList, rules: Rules) -> list[Found]:
    """The people of a list that holds nothing but links and plain names; else nobody. So are most
    lists, and reading them so saves most of the time."""
    found: list[Found] = []
    for entry in one.entries:
        text = entry.text
        if entry[5:] != _NOTHING_ELSE or entry.shape == Shapes.SLIP:
            return []
        link = _LINK_ALONE.fullmatch(text)
        if not link and not _is_plain_name(text, rules):
            return []
        found.append(
            Someone(
                link[1].strip() if link else text,
                bool(link),
                Looks.NAME,
                entry.line,
                entry.basis,
                entry.sense == Senses.ABSENT,
                entry.sense == Senses.ROLE,
                one.certain,
            )
        )
    return found


def _is_plain_name(text: str, rules: Rules) -> bool:
    """Whether a text is a name, and by the rules nothing else."""
    if not _is_name_alone(text) or slug(text) in rules.nobody:
        return False
    return label_of(text, rules) is None


@lru_cache(maxsize=100_000)
def _is_name_alone(text: str) -> bool:
    if look_of(text) != Looks.NAME or text != text.strip(EDGE) or not text[0].isalpha():
        return False
    if is_filler(text) or is_group(text) or is_form(text) or side_of(text):
        return False
    if any(word in AND_WORDS for word in text.lower().split()):
        return False
    return without_titles(text) == text and not WEAK.search(text)


def read_text(text: str, line: int, rules: Rules, *, item: bool = False) -> list[Someone]:
    """The people whom a text outside of lists names: `owner: Ann Lee, Bo Ek`."""
    entry = ListEntry(
        text, line, Shapes.ITEM if item else Shapes.INLINE, Bases.TEXT, Senses.PRESENT
    )
    found = _List(PeopleList((entry,)), rules, NothingKnown(), alone=not item).read()
    return [one for one in found if isinstance(one, Someone)]


def roster_boxes(one: PeopleList) -> frozenset[int]:
    """The lines of the checkboxes by which a list says who came; they are no tasks."""
    boxes = [entry for entry in one.entries if entry.box is not None]
    items = [entry for entry in one.entries if entry.shape == Shapes.ITEM and entry.parent is None]
    named = [entry for entry in boxes if may_be_name(entry.text)]
    if not named or len(named) * 2 <= len(items):
        return frozenset()
    return frozenset(entry.line for entry in boxes)


def may_be_name(text: str) -> bool:
    """Whether an item may begin with a name, as far as its look tells."""
    head = re.split(r"\s[-–—/]\s|[,(<:]", text, maxsplit=1)[0].strip(" *_~")
    return head.startswith(("[", "@")) or look_of(head) != Looks.NONE


def _came(people: list[Someone]) -> list[Someone]:
    """Within one note a list of who was present outweighs an earlier regret."""
    there = {_identity(one) for one in people if not (one.absent or one.role)}
    return [one for one in people if not (one.absent and _identity(one) in there)]


def _identity(one: Someone) -> str:
    return slug(one.text.rpartition("/")[2]) or (one.email or one.text)


def _with_roles(people: list[Someone]) -> Iterator[Someone]:
    """Beside a list with names, one word after a role says who of the list had it."""
    listed = any(not one.role and not one.absent and one.look == Looks.NAME for one in people)
    absent = {_identity(one) for one in people if one.absent}
    for one in people:
        short = " " not in one.text and not one.link and not one.email
        if one.role and ((listed and short) or _identity(one) in absent):
            continue
        yield one


class _Employer(NamedTuple):
    """A company that a group of people works for; `sure` that it is one."""

    name: str
    sure: bool


_NO_EMPLOYER = _Employer("", sure=False)


class _List:
    """One list, and what its entries have in common."""

    def __init__(
        self, one: PeopleList, rules: Rules, known: Known, *, alone: bool | None = None
    ) -> None:
        self._rules = rules
        self._known = known
        self._certain = one.certain
        self._boxes = roster_boxes(one)
        self._entries = self._within_groups(one.entries)
        texts = [
            Item(entry.text)
            for entry in self._entries
            if entry.shape == Shapes.ITEM and entry.parent is None and not self._is_task(entry)
        ]
        self._alone = len(texts) == 1 if alone is None else alone
        self._last_parts = Counter(slug(t.parts[-1]) for t in texts if len(t.parts) > 1)
        self._lone_parts = {slug(t.parts[1]) for t in texts if len(t.parts) == 2 and not t.company}
        self._last_first = self._is_last_first(texts)
        self._colon_names = self._reads_names_before_colons(texts)
        self._entry = one.entries[0]
        self._employer = _NO_EMPLOYER
        self._absent = False

    def read(self) -> list[Found]:
        """All that the entries name."""
        found: list[Found] = []
        groups: list[_Employer | None] = []  # by entry: whom those below it work for
        for entry in self._entries:
            employer = self._group_of(entry, groups)
            if employer is None or self._is_task(entry):
                groups.append(None)  # a remark on the person above
                continue
            self._entry, self._employer = entry, employer
            self._absent = entry.sense == Senses.ABSENT or self._is_unticked(entry)
            read = list(self._read(entry))
            groups.append(self._opened_by(entry, read, employer))
            found += read
        return _promoted(found, self._entries)

    # --- what the entries have in common ---

    def _is_task(self, entry: ListEntry) -> bool:
        """Whether a checkbox among the people is something to do."""
        return entry.box is not None and not self._boxes

    def _within_groups(self, entries: Sequence[ListEntry]) -> list[ListEntry]:
        """The entries up to the first sub-heading that turns out to begin something else."""
        kept: list[ListEntry] = []
        for group, below in groupby(entries, key=attrgetter("group")):
            part = list(below)
            if group and group.heading and not group.sure and not self._is_group(group, part):
                break
            kept += part
        return kept

    def _is_group(self, group: Group, below: list[ListEntry]) -> bool:
        if self._known(name_only(group.text)) == Kinds.ORGANIZATION:
            return True
        return all(look_of(Item(entry.text).head) == Looks.NAME for entry in below)

    def _is_last_first(self, texts: list[Item]) -> bool:
        """Whether the items are `Last, First`: all of them, or nearly all of six or more."""
        turned = [text for text in texts if text.is_turned]
        several = len(texts) > 1 or not self._alone or not texts
        if not turned or not (several or len(texts) == 1):
            return False
        if len(turned) < len(texts) and (len(texts) < 6 or len(turned) * 5 < len(texts) * 4):
            return False
        if max(Counter(slug(text.parts[1]) for text in turned).values()) > 2:
            return False
        return not any(
            self._known(part) in (Kinds.ORGANIZATION, Kinds.PERSON)
            for text in turned
            for part in text.parts
        )

    def _reads_names_before_colons(self, texts: list[Item]) -> bool:
        for text in texts:
            head, rest = text.before_colon
            if head and rest and not self._is_labelled(head) and not are_names(rest):
                return True
        return False

    def _is_labelled(self, head: str) -> bool:
        return bool(side_of(head) or label_of(head, self._rules) or self._known(name_only(head)))

    def _is_unticked(self, entry: ListEntry) -> bool:
        return entry.line in self._boxes and (entry.box or "").strip().lower() != "x"

    # --- groups ---

    def _group_of(self, entry: ListEntry, groups: Sequence[_Employer | None]) -> _Employer | None:
        """Where those whom the entry names work; None for a remark below a person."""
        if entry.parent is not None and entry.parent < len(groups):
            return groups[entry.parent]
        return self._employer_of(entry.group.text) if entry.group else _NO_EMPLOYER

    def _employer_of(self, label: str) -> _Employer:
        """The company that a label names: a known one, or that beside a side."""
        side = side_of(label)
        name = side.company if side else name_only(label)
        if name and self._known(name) == Kinds.ORGANIZATION:
            return _Employer(name, sure=True)
        return _Employer(name, sure=False) if side and name else _NO_EMPLOYER

    def _opened_by(
        self, entry: ListEntry, read: list[Found], employer: _Employer
    ) -> _Employer | None:
        """What an entry is to the items below it: None if it is a person."""
        if entry.text and any(isinstance(one, Someone) for one in read):
            return None
        own = self._employer_of(entry.text.rstrip(":： *_")) if entry.text else _NO_EMPLOYER
        return own if own.name else employer

    # --- one entry ---

    def _read(self, entry: ListEntry) -> Iterator[Found]:
        text = tidy(entry.text)
        if text.count("@") > 1 and not text.isascii():
            text = _GLUED.sub(r"@\1 ", text)
        if entry.shape == Shapes.ITEM and text.startswith("~~"):
            self._absent, text = True, text.replace("~~", "")
        label = label_of(text, self._rules)
        if entry.columns is not None:
            yield from self._read_row(text, entry)
        elif not text:
            return
        elif entry.shape == Shapes.SLIP or text.endswith((" ?", "??")):
            name = text.rstrip(" ?")
            if self._known(name) == Kinds.PERSON:
                yield self._someone(name)
        elif side_of(text) or (label and label.exact):
            return  # *Us*, above its people
        elif entry.shape == Shapes.INLINE or (self._alone and self._holds_a_list(text)):
            yield from self._inline(text)
        else:
            yield from self._item(text)

    def _holds_a_list(self, text: str) -> bool:
        """Whether the one item of a list is the whole list, and not a name with a remark."""
        parts = Item(text).parts
        if self._last_first:
            return False
        remark = len(parts) == 2 and is_full(parts[0]) and " " not in parts[1]
        return not (remark and not self._known(name_only(parts[1])))

    def _read_row(self, text: str, entry: ListEntry) -> Iterator[Found]:
        """A row of a table or a map: what the other columns say belongs to the one name."""
        columns = entry.columns
        assert columns is not None
        absent = bool(columns.status) and not _is_yes(columns.status)
        email = next(iter(ADDRESS.findall(columns.email)), None)
        turned = Item(text)
        if turned.is_turned and self._last_first:
            text = turned.turned
        found = list(self._item(text)) if text else []
        if not text and email:
            found = [self._someone("", email=email)]
        for one in found:
            if isinstance(one, Someone):
                one = one._replace(absent=one.absent or absent)
                if len(found) == 1:
                    one = one._replace(email=one.email or (email.lower() if email else None))
                    handle = columns.handle.strip("@[] ").partition("]")[0]
                    one = one._replace(handle=one.handle or handle or None)
                if columns.organization and not is_filler(columns.organization):
                    firm = name_only(columns.organization)
                    one = one._replace(organization=firm, employs=True)
            yield one

    def _inline(self, text: str) -> Iterator[Found]:
        """A text that holds several people."""
        if (whole := self._whole(text)) is not None:
            yield from whole
            return
        mask = masked(text)
        groups = [part for part in re.split(r"[;；]", mask.text) if part.strip()]
        if len(groups) > 1 and all(is_last_first_part(mask, part) for part in groups):
            for part in groups:
                yield from self._turned(mask.open(part))
            return
        for part in groups if any(COLON.search(part) for part in groups) else [mask.text]:
            yield from self._inline_group(mask.open(part))

    def _inline_group(self, text: str) -> Iterator[Found]:
        """What stands behind one label of a text, or behind none."""
        head, rest = Item(text).before_colon
        if rest and (label := label_of(head, self._rules)):
            yield from self._labelled(label, rest)
            return
        labelled = head and rest and (self._is_labelled(head) or are_names(rest))
        if labelled and self._known(name_only(head)) != Kinds.PERSON:
            yield from self._employed(self._employer_of(head), rest)
            return
        yield from self._parted(text)

    def _employed(self, employer: _Employer, names: str) -> Iterator[Found]:
        """The people of a text that all work for one company."""
        outer, self._employer = self._employer, employer
        yield from self._parted(names)
        self._employer = outer

    def _parted(self, text: str) -> Iterator[Found]:
        mask = masked(text)
        parts = [mask.open(part).strip() for part in split(mask, ALSO)]
        at = 0
        while at < len(parts):
            pair = f"{parts[at]}, {parts[at + 1]}" if at + 1 < len(parts) else ""
            if pair and Item(pair).is_turned and is_address(parts[at + 1]):
                yield from self._turned(pair)
                at += 2
                continue
            if not at or not self._is_job(parts[at]):
                yield from self._several(parts[at])
            at += 1

    def _is_job(self, part: str) -> bool:
        """Whether a part behind a comma is what the one before it does."""
        return is_job(part) and not self._known(name_only(part))

    def _several(self, text: str) -> Iterator[Found]:
        """A part that may still hold several: links side by side, names parted by *y* or `/`."""
        head, rest = Item(text).before_colon
        if rest and (label := label_of(head, self._rules)):
            yield from self._labelled(label, rest)
            return
        if text[:1] in _QUOTES and Item(text).is_turned:
            yield from self._turned(text)
            return
        if (run := self._leading_run(text)) is not None:
            yield from run
            return
        if (whole := self._whole(text)) is not None:
            yield from whole
            return
        mask = masked(text)
        head = cut(mask)[0]
        for part in names_apart(head):
            yield from self._one(mask.open(part) if part != head else text)

    def _item(self, text: str) -> Iterator[Found]:
        """An item of its own: one person, unless it says otherwise."""
        if (whole := self._whole(text)) is not None:
            yield from whole
            return
        item = Item(text)
        if item.is_turned and (self._last_first or self._known(item.turned) == Kinds.PERSON):
            yield from self._turned(text)
            return
        head, rest = item.before_colon
        if head:
            yield from self._before_colon(text, head, rest)
            return
        first, rest = item.before_dash
        if rest and (employer := self._employer_of(first)).sure:
            yield from self._employed(employer, rest)
            return
        if (run := self._leading_run(text)) is not None:
            yield from run
            return
        yield from self._names_of(item)

    def _names_of(self, item: Item) -> Iterator[Found]:
        """The names before an item's remark, and those behind commas that are people, too."""
        mask = item.mask
        names = names_apart(item.head_masked)
        if len(names) > 1:
            for name in names:
                yield from self._one(mask.open(name))
            return
        others, company = self._colleagues(item)
        if others:
            for name in others:
                yield from self._one(name, _Employer(company, sure=False))
            return
        parts = item.parts
        people = [part for part in parts[1:] if self._is_person(part, parts[0])]
        yield from self._one(item.without(people) if people else item.text)
        for part in people:
            yield from self._several(part)

    def _is_person(self, part: str, first: str) -> bool:
        """Whether all of a part behind a comma is somebody else than the `first`."""
        if part.startswith("@"):
            return squeezed(part) != squeezed(name_only(first))
        return part.startswith("[[") or self._known(name_only(part)) == Kinds.PERSON

    def _colleagues(self, item: Item) -> tuple[list[str], str]:
        """`A, B - Company`, `A, B (Company)` and `A, B, Company`: the people, the company."""
        parts = item.parts
        if len(parts) < 2:
            return [], ""
        if item.company and all(map(self._is_second, parts[1:])):
            return parts, item.company
        recurs = len(parts) > 2 and self._last_parts[slug(parts[-1])] > 1
        if recurs and all(map(self._is_second, parts[1:-1])):
            return parts[:-1], parts[-1]
        return [], ""

    def _is_second(self, part: str) -> bool:
        """Whether a part behind a comma is a colleague and no job."""
        if self._known(name_only(part)) == Kinds.PERSON or part.startswith("[["):
            return True
        return is_full(part) and slug(part) not in self._lone_parts and not is_job(part)

    def _before_colon(self, text: str, head: str, rest: str) -> Iterator[Found]:
        """`Organizer: Ann`, `Acme: Ann, Bo`, `Berlin: Ann Lee, Bo Ek`, `Otis Bell: Captain`."""
        label = label_of(head, self._rules)
        if label is not None:
            yield from self._labelled(label, rest)
            return
        kind = self._known(name_only(head))
        is_name = kind == Kinds.PERSON or (not kind and look_of(tidy(head)) == Looks.NAME)
        if not rest:
            return  # a label above its people
        if kind != Kinds.PERSON and (side_of(head) or kind or not is_name or self._is_label(rest)):
            if side_of(head) or kind or are_names(rest):
                yield from self._employed(self._employer_of(head), rest)
            else:
                yield NotPerson(text, self._entry.line)
            return
        yield from self._one(head, remark=rest)

    def _labelled(self, label: Label, rest: str) -> Iterator[Found]:
        """The people behind a label within an entry: *Absent: Ann*, *Scribe: Bo*."""
        outer = self._absent
        self._absent = outer or label.sense == Senses.ABSENT
        yield from self._parted(rest)
        self._absent = outer

    def _is_label(self, rest: str) -> bool:
        """Whether a name-like word before a colon is none, for names stand behind it."""
        return not self._colon_names and are_names(rest)

    def _whole(self, text: str) -> list[Found] | None:
        """What has the whole text as its name, before anything is split."""
        if not any(sign in text for sign in ",&/;(·|'") and " and " not in text:
            return None
        bare = text
        for _ in range(_MOST_BRACKETS):
            kind = self._known(bare)
            if kind == Kinds.PERSON:
                if bare != text and look_of(bare) == Looks.NAME:
                    return None  # read as any name with remarks
                return [self._someone(bare, remark=text[len(bare) :])]
            if kind:
                return []
            if not bare.endswith(")"):
                return None
            bare = bare.rpartition("(")[0].rstrip()
            if not bare:
                return None
        return None

    def _turned(self, text: str) -> Iterator[Found]:
        """`Last, First`, with what else is said."""
        item = Item(text)
        yield from self._one(item.turned, remark=item.behind_names)

    def _leading_run(self, text: str) -> list[Found] | None:
        """Links and `@names` side by side at the begin of a text; what follows is a remark."""
        struck = text.startswith("~~")
        mask = masked(text.strip("~") if struck else text)
        body, at = mask.text, 0
        found: list[Found] = []
        while at < len(body):
            piece = mask.pieces.get(body[at])
            handle = HANDLE.match(body, at)
            if piece and LINK.fullmatch(piece):
                found += self._linked(piece)
                at += 1
            elif piece and MARKDOWN.fullmatch(piece):
                found += self._web_linked(piece)
                at += 1
            elif handle:
                found.append(self._someone("@" + handle[1]))
                at = handle.end()
            else:
                break
            joiner = _JOINER.match(body, at)
            end = joiner.end() if joiner else at
            if end >= len(body) or not (body[end] in mask.pieces or HANDLE.match(body, end)):
                break
            following = mask.pieces.get(body[end], "")
            if following and not (LINK.fullmatch(following) or MARKDOWN.fullmatch(following)):
                break
            if MARKDOWN.fullmatch(following) and not (joiner and joiner[0].strip()):
                break  # a link behind a name is a remark
            at = end
        if not found:
            return None
        rest = mask.open(body[at:]).strip(" ,;")
        absent = struck or says_absent(rest, self._rules)
        company = employer_in(rest) if rest and len(found) == 1 else None
        email = next(iter(ADDRESS.findall(rest)), None) if len(found) == 1 else None
        return [self._noted(one, absent, company, email) for one in found]

    def _noted(self, one: Found, absent: bool, company: str | None, email: str | None) -> Found:
        """A linked person with what the words behind the link say."""
        if isinstance(one, NotPerson):
            return one
        return one._replace(
            absent=one.absent or absent,
            organization=one.organization or company,
            email=one.email or (email.lower() if email else None),
        )

    def _linked(self, piece: str) -> Iterator[Someone]:
        """Whom a link leads to; one to a heading of the note itself leads to nobody."""
        target = piece[2:-2].partition("|")[0].partition("#")[0].strip().rstrip("\\")
        if target:
            yield self._someone(target, link=True)

    def _web_linked(self, piece: str) -> Iterator[Found]:
        """`[Ann Lee](https://…)`, `[nick // Ann Lee](…)`, `[Ann](mailto:…)`, `[Ann](Ann.md)`."""
        found = MARKDOWN.fullmatch(piece)
        assert found is not None
        shown, target = found["text"], found["target"]
        if not shown.strip():
            return
        if "://" not in target and not target.startswith(("mailto:", "#", "html")):
            yield self._someone(target.replace("%20", " "), link=True)
            return
        nick = _NAME_AND_NICK.match(shown.strip())
        email = target.removeprefix("mailto:").lower() if target.startswith("mailto:") else None
        for one in self._one(nick["name"] if nick else shown):
            if isinstance(one, Someone):
                one = one._replace(
                    handle=one.handle or (nick["nick"] if nick else None), email=one.email or email
                )
            yield one

    # --- one name ---

    def _one(
        self, text: str, employer: _Employer | None = None, remark: str = ""
    ) -> Iterator[Found]:
        """The one person whom a text names, with remarks, address and handle."""
        text = tidy(text)
        struck = "~~" in text or bool(ABSENT_SIGN.search(text))
        mask = masked(ABSENT_SIGN.sub("", text.replace("~~", "")).strip())
        if len(mask.text) == 1 and (inner := in_square(mask)):
            yield from () if is_form(f"[{inner}]") else self._one(inner, employer, remark)
            return
        head, tail = cut(mask)
        name, remarks, email, handle = taken_apart(mask, head)
        name, of = self._named(name)
        remarks += [one for one in (of, *remarks_in(mask, tail), remark) if one]
        if email is None and (found := ADDRESS.search(" ".join(remarks))):
            email = found[0].lower()
        if handle is None:
            handle = handle_in(remarks)
        absent = struck or any(says_absent(one, self._rules) for one in remarks)
        if any(map(says_nameless, remarks)):
            return
        if not name:
            if email:
                yield self._someone("", email=email, absent=absent)
            elif handle:
                yield self._someone("@" + handle, absent=absent)
            return
        company = self._company_in(remarks)
        verdict = self._verdict(name)
        if verdict is None:
            return
        if isinstance(verdict, NotPerson):
            yield verdict._replace(text=tidy(mask.open(head)).strip(EDGE) or verdict.text)
            return
        yield self._someone(
            verdict, email=email, handle=handle, absent=absent, company=company, employer=employer
        )

    def _named(self, name: str) -> tuple[str, str]:
        """A name without titles, and what *from* or *at* adds to it."""
        name = without_titles(name)
        found = _OF.search(name)
        if found and look_of(name) != Looks.NAME:
            before = name[: found.start()]
            if is_full(before) or self._known(before) == Kinds.PERSON:
                return before, name[found.end() :]
        return name, ""

    def _company_in(self, remarks: list[str]) -> str | None:
        """A known company in the remarks, else what may be one."""
        for remark in remarks:
            for part in re.split(r"[,;/]\s+|\s[-–—]\s", remark):
                if part and self._known(name_only(part)) == Kinds.ORGANIZATION:
                    return part.strip()
        return next(filter(None, map(employer_in, remarks)), None)

    def _verdict(self, name: str) -> str | NotPerson | None:
        """The name of a person; or the text, told; or None for what says that there is nobody."""
        look = look_of(name)
        doubtful = look == Looks.NONE or is_filler(name) or is_group(name) or is_form(name)
        folded = slug(name)
        if folded in HONORIFICS and folded not in ALSO_NAMES:
            return None  # *Mr*, of *Mr and Mrs Lee*
        if not doubtful and folded not in self._rules.nobody:
            return name
        if not folded or not _LETTER.search(name):
            return None
        if folded in self._rules.me_names or self._known(name) == Kinds.PERSON:
            return name
        words = name.split()
        for count in (3, 2):  # a known name, and words behind it
            start = " ".join(words[:count])
            if len(words) > count and self._known(start) == Kinds.PERSON:
                return start
        if folded in self._rules.nobody or is_filler(name) or is_form(name):
            return None
        return NotPerson(name, self._entry.line)

    def _someone(
        self,
        text: str,
        *,
        link: bool = False,
        email: str | None = None,
        handle: str | None = None,
        absent: bool = False,
        company: str | None = None,
        employer: _Employer | None = None,
        remark: str = "",
    ) -> Someone:
        """A person of the entry that is being read."""
        entry = self._entry
        look = Looks.NAME if link or not text else look_of(text.removeprefix("@"))
        if look in (Looks.NONE, Looks.NICK) and self._known(text) == Kinds.PERSON:
            look = Looks.NAME
        works = employer or self._employer
        if remark:
            absent = absent or says_absent(remark, self._rules)
        return Someone(
            text,
            link,
            look,
            entry.line,
            entry.basis,
            absent or self._absent,
            entry.sense == Senses.ROLE,
            self._certain,
            email.lower() if email else None,
            works.name or company,
            works.sure,
            handle,
        )


def _promoted(found: list[Found], entries: Sequence[ListEntry]) -> list[Found]:
    """Nicknames that the list itself makes somebody: most of three or more are such, or all of a
    property's are words of two parts."""
    people = [one for one in found if isinstance(one, Someone)]
    nicks = [one for one in people if one.look == Looks.NICK]
    of_two = [one for one in nicks if re.fullmatch(r"[^\W\d_]+[-_.][^\W\d_]+", one.text)]
    in_property = all(entry.basis == Bases.PROPERTY for entry in entries)
    most = len(people) > 2 and len(nicks) * 2 > len(people)
    all_of_two = in_property and len(of_two) == len(found) > 1
    if not most and not all_of_two:
        return found
    return [
        one._replace(look=Looks.NAME)
        if isinstance(one, Someone) and one.look == Looks.NICK
        else one
        for one in found
    ]


def _is_yes(status: str) -> bool:
    """Whether a column or a status says that somebody was there."""
    return slug(status) in YES or status.strip() in "✓✔✅☑◯○●+"
