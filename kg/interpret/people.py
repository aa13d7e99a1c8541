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

from kg.interpret.labels import label_of
from kg.interpret.looks import is_filler, is_form, is_full, is_group, look_of
from kg.interpret.masks import ADDRESS, LINK, MARKDOWN, Masked, is_address, masked
from kg.interpret.remarks import employer_in, says_absent, says_nameless
from kg.interpret.sides import side_of
from kg.interpret.words import HONORIFICS, JOBS, PARTICLES, YES
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

_AND_WORDS = frozenset(("and", "und", "et", "en", "og", "och", "oraz"))
_AND = r"\s(?:and|und|et|en|og|och|oraz)\s"
_ALWAYS = re.compile(rf"[;；、，·•|\n]|<br ?/?>|\s[&+]\s|{_AND}", re.I)
_ALSO = re.compile(rf"[,;；、，•|\n]|<br ?/?>|\s[&+/·]\s|{_AND}", re.I)
_WEAK = re.compile(r"\s(y|e|i|и)\s|(?<=[\u3040-\u9fff])(和|與|与|と)(?=[\u3040-\u9fff])")
_COMMA = re.compile(r"[,，]\s*")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s+")
_SLASH = re.compile(r"\s/\s?|\s?/\s")
_TIGHT_SLASH = re.compile(r"(?<=\S)/(?=\S)")
_COLON = re.compile(r"\s?[:：](?=\s|$|[^\x00-\x7f])")
_OF = re.compile(r"\s(?:from|at|of|@|with|bei|aus|chez|fra|från|z|из|от)\s", re.I)
_JOINER = re.compile(
    r"\s*(?:,|，|&|\+|/|;|\||·|•|and|und|et|en|og|och|oraz|y|e|i|и|和|と)?\s*", re.I
)
_LINK_ALONE = re.compile(r"\[\[([^\[\]|#]*[^\s\[\]|#\\])(?:\|[^\[\]]*)?\]\]")
_NOTHING_ELSE = (None, None, None, None)  # no parent, group, box, columns
_HANDLE = re.compile(r"(?<![\w.])@([\w][\w.-]*(?:@[\w.-]+)?)")
_GLUED = re.compile(r"@([^\W\d_]{1,8})(?=@|\s|$)")
_NAME_AND_NICK = re.compile(r"^(?P<nick>\S{1,40}) // (?P<name>.+)$")
_TITLE_BEHIND = re.compile(r"(?:さん|さま|様|氏|先生|老师|女士|씨|님|교수님?|박사님?)$")
_QUOTES = "\"“'"
_QUOTED = re.compile(r"^\s*[\"“']([^\"”'<>()]+)[\"”'](?=\s*(?:[<(]|$))")
_MOST_BRACKETS = 4  # behind a name that holds brackets itself
_LONGEST_NAME = 80  # characters
_EDGE = " \t\"'*_`.:,;，；、-–—•=>"
_NO_BEGIN = re.compile(r"^[^\w\[(<\"'“@~+’‘\ue000-\uf8ff]+")
_ABSENT_SIGN = re.compile("^(?:❌|✗|✘|🚫|⛔|✖)\ufe0f?|(?:❌|✗|✘|🚫|⛔|✖)\ufe0f?$")
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
    if look_of(text) != Looks.NAME or text != text.strip(_EDGE) or not text[0].isalpha():
        return False
    if is_filler(text) or is_group(text) or is_form(text) or side_of(text):
        return False
    if any(word in _AND_WORDS for word in text.lower().split()):
        return False
    return _without_titles(text) == text and not _WEAK.search(text)


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
            _Item(entry.text)
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
        if self._known(_name_only(group.text)) == Kinds.ORGANIZATION:
            return True
        return all(look_of(_Item(entry.text).head) == Looks.NAME for entry in below)

    def _is_last_first(self, texts: list[_Item]) -> bool:
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

    def _reads_names_before_colons(self, texts: list[_Item]) -> bool:
        for text in texts:
            head, rest = text.before_colon
            if head and rest and not self._is_labelled(head) and not _are_names(rest):
                return True
        return False

    def _is_labelled(self, head: str) -> bool:
        return bool(side_of(head) or label_of(head, self._rules) or self._known(_name_only(head)))

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
        name = side.company if side else _name_only(label)
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
        text = _tidy(entry.text)
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
        parts = _Item(text).parts
        if self._last_first:
            return False
        remark = len(parts) == 2 and is_full(parts[0]) and " " not in parts[1]
        return not (remark and not self._known(_name_only(parts[1])))

    def _read_row(self, text: str, entry: ListEntry) -> Iterator[Found]:
        """A row of a table or a map: what the other columns say belongs to the one name."""
        columns = entry.columns
        assert columns is not None
        absent = bool(columns.status) and not _is_yes(columns.status)
        email = next(iter(ADDRESS.findall(columns.email)), None)
        turned = _Item(text)
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
                    firm = _name_only(columns.organization)
                    one = one._replace(organization=firm, employs=True)
            yield one

    def _inline(self, text: str) -> Iterator[Found]:
        """A text that holds several people."""
        if (whole := self._whole(text)) is not None:
            yield from whole
            return
        mask = masked(text)
        groups = [part for part in re.split(r"[;；]", mask.text) if part.strip()]
        if len(groups) > 1 and all(_is_last_first_part(mask, part) for part in groups):
            for part in groups:
                yield from self._turned(mask.open(part))
            return
        for part in groups if any(_COLON.search(part) for part in groups) else [mask.text]:
            yield from self._inline_group(mask.open(part))

    def _inline_group(self, text: str) -> Iterator[Found]:
        """What stands behind one label of a text, or behind none."""
        head, rest = _Item(text).before_colon
        if head and rest and (self._is_labelled(head) or _are_names(rest)):
            outer = self._employer
            if self._known(_name_only(head)) != Kinds.PERSON:
                self._employer = self._employer_of(head)
                yield from self._parted(rest)
                self._employer = outer
                return
        yield from self._parted(text)

    def _parted(self, text: str) -> Iterator[Found]:
        mask = masked(text)
        parts = [mask.open(part).strip() for part in _split(mask, _ALSO)]
        at = 0
        while at < len(parts):
            pair = f"{parts[at]}, {parts[at + 1]}" if at + 1 < len(parts) else ""
            if pair and _Item(pair).is_turned and is_address(parts[at + 1]):
                yield from self._turned(pair)
                at += 2
                continue
            if not at or not self._is_job(parts[at]):
                yield from self._several(parts[at])
            at += 1

    def _is_job(self, part: str) -> bool:
        """Whether a part behind a comma is what the one before it does."""
        return _is_job(part) and not self._known(_name_only(part))

    def _several(self, text: str) -> Iterator[Found]:
        """A part that may still hold several: links side by side, names parted by *y* or `/`."""
        if text[:1] in _QUOTES and _Item(text).is_turned:
            yield from self._turned(text)
            return
        if (run := self._leading_run(text)) is not None:
            yield from run
            return
        if (whole := self._whole(text)) is not None:
            yield from whole
            return
        mask = masked(text)
        head = _cut(mask)[0]
        for part in _names_apart(head):
            yield from self._one(mask.open(part) if part != head else text)

    def _item(self, text: str) -> Iterator[Found]:
        """An item of its own: one person, unless it says otherwise."""
        if (whole := self._whole(text)) is not None:
            yield from whole
            return
        item = _Item(text)
        if item.is_turned and (self._last_first or self._known(item.turned) == Kinds.PERSON):
            yield from self._turned(text)
            return
        head, rest = item.before_colon
        if head:
            yield from self._before_colon(text, head, rest)
            return
        first, rest = item.before_dash
        if rest and (employer := self._employer_of(first)).sure:
            outer, self._employer = self._employer, employer
            yield from self._parted(rest)
            self._employer = outer
            return
        if (run := self._leading_run(text)) is not None:
            yield from run
            return
        yield from self._names_of(item)

    def _names_of(self, item: _Item) -> Iterator[Found]:
        """The names before an item's remark, and those behind commas that are people, too."""
        mask = item.mask
        names = _names_apart(item.head_masked)
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
            return _squeezed(part) != _squeezed(_name_only(first))
        return part.startswith("[[") or self._known(_name_only(part)) == Kinds.PERSON

    def _colleagues(self, item: _Item) -> tuple[list[str], str]:
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
        if self._known(_name_only(part)) == Kinds.PERSON or part.startswith("[["):
            return True
        words = slug(part).split("-")
        return is_full(part) and slug(part) not in self._lone_parts and not JOBS.intersection(words)

    def _before_colon(self, text: str, head: str, rest: str) -> Iterator[Found]:
        """`Organizer: Ann`, `Acme: Ann, Bo`, `Berlin: Ann Lee, Bo Ek`, `Otis Bell: Captain`."""
        label = label_of(head, self._rules)
        if label is not None:
            if label.sense == Senses.ABSENT:
                self._absent = True
            yield from self._parted(rest)
            return
        kind = self._known(_name_only(head))
        is_name = kind == Kinds.PERSON or (not kind and look_of(_tidy(head)) == Looks.NAME)
        if not rest:
            return  # a label above its people
        if kind != Kinds.PERSON and (side_of(head) or kind or not is_name or self._is_label(rest)):
            outer, self._employer = self._employer, self._employer_of(head)
            if side_of(head) or kind or _are_names(rest):
                yield from self._parted(rest)
            else:
                yield NotPerson(text, self._entry.line)
            self._employer = outer
            return
        yield from self._one(head, remark=rest)

    def _is_label(self, rest: str) -> bool:
        """Whether a name-like word before a colon is none, for names stand behind it."""
        return not self._colon_names and _are_names(rest)

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
        item = _Item(text)
        yield from self._one(item.turned, remark=item.behind_names)

    def _leading_run(self, text: str) -> list[Found] | None:
        """Links and `@names` side by side at the begin of a text; what follows is a remark."""
        struck = text.startswith("~~")
        mask = masked(text.strip("~") if struck else text)
        body, at = mask.text, 0
        found: list[Found] = []
        while at < len(body):
            piece = mask.pieces.get(body[at])
            handle = _HANDLE.match(body, at)
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
            if end >= len(body) or not (body[end] in mask.pieces or _HANDLE.match(body, end)):
                break
            following = mask.pieces.get(body[end], "")
            if following and not (LINK.fullmatch(following) or MARKDOWN.fullmatch(following)):
                break
            if MARKDOWN.fullmatch(following) and "://" in following and end == at:
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
        text = _tidy(text)
        struck = "~~" in text or bool(_ABSENT_SIGN.search(text))
        mask = masked(_ABSENT_SIGN.sub("", text.replace("~~", "")).strip())
        if len(mask.text) == 1 and (inner := _in_square(mask)):
            yield from () if is_form(f"[{inner}]") else self._one(inner, employer, remark)
            return
        head, tail = _cut(mask)
        name, remarks, email, handle = _taken_apart(mask, head)
        name, of = self._named(name)
        remarks += [one for one in (of, *_remarks_in(mask, tail), remark) if one]
        if email is None and (found := ADDRESS.search(" ".join(remarks))):
            email = found[0].lower()
        if handle is None:
            handle = _handle_in(name, remarks)
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
            yield verdict._replace(text=_tidy(mask.open(head)).strip(_EDGE) or verdict.text)
            return
        yield self._someone(
            verdict, email=email, handle=handle, absent=absent, company=company, employer=employer
        )

    def _named(self, name: str) -> tuple[str, str]:
        """A name without titles, and what *from* or *at* adds to it."""
        name = _without_titles(name)
        found = _OF.search(name)
        if found and look_of(name) != Looks.NAME:
            before = name[: found.start()]
            if is_full(before) or self._known(before) == Kinds.PERSON:
                return before, name[found.end() :]
        return name, ""

    def _company_in(self, remarks: list[str]) -> str | None:
        """A known company in the remarks, else what may be one."""
        for remark in remarks:
            for part in re.split(r"\s*[,;/]\s+|\s[-–—]\s", remark):
                if part and self._known(_name_only(part)) == Kinds.ORGANIZATION:
                    return part
        return next(filter(None, map(employer_in, remarks)), None)

    def _verdict(self, name: str) -> str | NotPerson | None:
        """The name of a person; or the text, told; or None for what says that there is nobody."""
        look = look_of(name)
        doubtful = look == Looks.NONE or is_filler(name) or is_group(name) or is_form(name)
        folded = slug(name)
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


class _Item:
    """An item's text, taken apart at what never splits a name."""

    def __init__(self, text: str) -> None:
        self.text = _tidy(text)
        self.mask = masked(self.text)

    @property
    def head_masked(self) -> str:
        return _cut(self.mask)[0]

    @property
    def head(self) -> str:
        """What stands before the first dash, slash, comma, bracket."""
        return self.mask.open(self.head_masked).strip(_EDGE)

    @property
    def parts(self) -> list[str]:
        """The parts between commas, up to the first dash or slash, without brackets."""
        before = _first(self.mask.text, _DASH, _SLASH)[0]
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

    @property
    def company(self) -> str:
        """What follows several names: behind a dash, or in brackets at the end."""
        before, behind = _first(self.mask.text, _DASH, _SLASH)
        if behind.strip():
            return self.mask.open(behind).strip(" -–—/")
        piece = self.mask.pieces.get(before.strip()[-1:], "")
        return piece[1:-1].strip() if piece.startswith("(") else ""

    @property
    def before_colon(self) -> tuple[str, str]:
        """A label of four words at most, or a link, and what stands behind its colon; else ""."""
        found = _COLON.search(self.mask.text)
        if found is None:
            return "", ""
        head = self.mask.text[: found.start()]
        if _COMMA.search(head) or _DASH.search(head) or len(head.split()) > 5:
            return "", ""
        rest = self.mask.open(self.mask.text[found.end() :])
        return self.mask.open(head).strip(" *_"), rest.strip(" *_")

    @property
    def before_dash(self) -> tuple[str, str]:
        """What stands before and behind the first dash."""
        head, rest = _first(self.mask.text, _DASH)
        return self.mask.open(head).strip(" *_"), self.mask.open(rest).strip()

    @property
    def is_turned(self) -> bool:
        """Whether it may be `Last, First`: a word (with particles), a comma, a word."""
        parts = self.parts
        if len(parts) != 2 or self.mask.text.count(",") + self.mask.text.count("，") != 1:
            return False
        last, first = parts
        if look_of(last) != Looks.NAME or look_of(first) != Looks.NAME:
            return False
        words = [word for word in last.split() if slug(word) not in PARTICLES]
        names = [word for word in first.split() if len(word.rstrip(".")) > 1]
        return len(words) == 1 and len(names) == 1

    @property
    def turned(self) -> str:
        """`Lee, Ann` as `Ann Lee`."""
        last, first = self.parts
        return f"{first} {last}"

    @property
    def behind_names(self) -> str:
        """Brackets, addresses and what follows a dash: all but the names."""
        pieces = " ".join(self.mask.pieces.values())
        return f"{pieces} {self.before_dash[1]}".strip()


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


def _first(text: str, *patterns: re.Pattern[str]) -> tuple[str, str]:
    """A text before and behind the first place that one of the patterns finds."""
    places = [found for pattern in patterns if (found := pattern.search(text))]
    if not places:
        return text, ""
    first = min(places, key=lambda found: found.start())
    return text[: first.start()], text[first.end() :]


def _cut(mask: Masked) -> tuple[str, str]:
    """The name's part of a masked text, and the remark behind it."""
    head, _ = _first(mask.text, _DASH, _SLASH, _COMMA, _COLON)
    return head, mask.text[len(head) :]


def _split(mask: Masked, signs: re.Pattern[str]) -> list[str]:
    """A masked text parted at the signs; *and* is no part of what is known as a whole."""
    return [part for part in signs.split(mask.text) if part and part.strip()]


def _names_apart(head: str) -> list[str]:
    """The names of a masked text before its remark: *Ann and Bo*, `Ann Lee/Bo Ek`, *Ann y Bo*."""
    found = []
    for part in (p for p in _ALWAYS.split(head) if p and p.strip()):
        slashed = _TIGHT_SLASH.split(part)
        if len(slashed) > 1 and all(look_of(p.strip()) == Looks.NAME for p in slashed):
            found += slashed
        else:
            found += _weakly_apart(part)
    return found or [head]


def _weakly_apart(text: str) -> list[str]:
    """`Ana Ruiz y Luis Gil` are two; `Ortega y Gasset` is one."""
    parts, start = [], 0
    for found in _WEAK.finditer(text):
        if found.start() - start > _LONGEST_NAME:
            continue
        before = text[start : found.start()]
        following = _WEAK.search(text, found.end())
        behind = text[found.end() : following.start() if following else len(text)]
        if is_full(before.strip()) and is_full(behind.strip()):
            parts.append(before)
            start = found.end()
    return [*parts, text[start:]]


def _taken_apart(mask: Masked, head: str) -> tuple[str, list[str], str | None, str | None]:
    """The bare name of a masked text, its remarks in brackets, its address and its handle."""
    remarks: list[str] = []
    email = handle = None
    kept = []
    for char in head:
        piece = mask.pieces.get(char)
        if piece is None:
            kept.append(char)
        elif found := ADDRESS.search(piece):
            email = email or found[0].lower()
            remarks.append(piece.strip("()<>[]"))
        elif MARKDOWN.fullmatch(piece) and not "".join(kept).strip():
            kept.append(piece[1 : piece.index("]")])
        else:
            remarks.append(piece.strip('()<>[]（）"“”'))
    name = "".join(kept)
    if at := _HANDLE.search(name):
        rest = (name[: at.start()] + " " + name[at.end() :]).strip(_EDGE)
        if rest:
            name, handle = rest, at[1]
    before, slash, nick = name.partition("/")
    if slash and look_of(nick.strip()) == Looks.NICK and " " not in nick.strip():
        name, handle = before, nick.strip()
    return " ".join(name.split()).strip(_EDGE.replace(".", "")), remarks, email, handle


def _remarks_in(mask: Masked, tail: str) -> list[str]:
    """What stands behind a name's part, brackets apart."""
    brackets = [mask.pieces[char].strip("()（）") for char in tail if _is_bracket(mask, char)]
    rest = "".join(char for char in tail if not _is_bracket(mask, char))
    behind = mask.open(rest).strip(" ,-–—/:")
    return [*([behind] if behind else []), *brackets]


def _is_bracket(mask: Masked, char: str) -> bool:
    return mask.pieces.get(char, "")[:1] in ("(", "（")


def _handle_in(name: str, remarks: list[str]) -> str | None:
    """The handle that remarks give; of several people behind commas only the name's own."""
    for remark in remarks:
        found = _HANDLE.search(remark)
        if found and not is_address(found[0]):
            if not remark.startswith("@") or remark != found[0]:
                return found[1]
            if _squeezed(found[1]) == _squeezed(name) or len(remarks) == 1:
                return found[1]
    return None


def _squeezed(name: str) -> str:
    return slug(name).replace("-", "")


def _without_titles(name: str) -> str:
    """A name without Dr., Frau, PhD and the like, in front or behind."""
    words = name.split()
    while len(words) > 1 and slug(words[0]) in HONORIFICS:
        del words[0]
    if words and (title := _TITLE_BEHIND.search(words[-1])) and title.start() > 1:
        words[-1] = words[-1][: title.start()]
    while len(words) > 1 and slug(words[-1]) in HONORIFICS and not words[-1][0].islower():
        del words[-1]
    if len(words) > 2 and re.fullmatch(r"[\"“'‘].+[\"”'’]", words[1]):
        del words[1]  # a nickname in quotes
    return " ".join(words).strip(_EDGE.replace(".", ""))


def _tidy(text: str) -> str:
    """An entry without emphasis, quotes around its name, signs before it and HTML of a link."""
    text = _QUOTED.sub(r"\1", text)
    text = re.sub(r"<a\b[^<>]*>([^<>]*)</a>", r"[\1](html)", text) if "<a" in text else text
    text = text.strip().replace("\\_", "_").replace("**", "").replace("__", "")
    text = re.sub(r"(?<!\w)[*_]([^*_]+)[*_](?!\w)", r"\1", text)
    if text[:1] and not text[0].isalnum():
        text = _NO_BEGIN.sub("", text) if not _ABSENT_SIGN.match(text) else text
    while text and not text[-1].isalnum() and ord(text[-1]) > 0x2190 and text[-1] not in "）」』❌":
        if _ABSENT_SIGN.search(text) or "\ue000" <= text[-1] <= "\uf8ff":
            break
        text = text[:-1].rstrip()
    return text.strip()


def _name_only(text: str) -> str:
    """What a label or a part names: the last part of a link, or the text without marks."""
    found = LINK.search(text)
    if found:
        return found[0][2:-2].partition("|")[0].partition("#")[0].rpartition("/")[2].strip()
    found = MARKDOWN.search(text)
    return (found["text"] if found else text).strip(" *_:：\"'@")


def _are_names(text: str) -> bool:
    """Whether a text is a name of two words or more, or several names."""
    mask = masked(text)
    parts = [mask.open(part).strip(_EDGE) for part in _split(mask, _ALSO)]
    parts = [re.split(r"\s?[(<\[](?!\[)", part, maxsplit=1)[0] or part for part in parts]
    if len(parts) == 1:
        return parts[0].startswith(("[[", "@")) or (is_full(parts[0]) and not _is_job(parts[0]))
    return all(part.startswith(("[[", "@")) or look_of(part) == Looks.NAME for part in parts)


def _is_job(text: str) -> bool:
    return bool(JOBS.intersection(slug(text).split("-")))


def _is_last_first_part(mask: Masked, part: str) -> bool:
    return _Item(mask.open(part)).is_turned


def _in_square(mask: Masked) -> str:
    """The text of square brackets that are all there is: `[Ann Lee]`."""
    piece = mask.pieces.get(mask.text, "")
    return piece[1:-1] if piece.startswith("[") and piece.endswith("]") and piece[1] != "[" else ""


def _is_yes(status: str) -> bool:
    """Whether a column or a status says that somebody was there."""
    return slug(status) in YES or status.strip() in "✓✔✅☑◯○●+"
