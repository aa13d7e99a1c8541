"""From what notes have in common to what a vault's words mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kg.learn.facts import NoteFacts, Slot, is_day
from kg.learn.groups import Group, cover, groups_of, kind_known
from kg.learn.slots import Listing, Names, listings, more_listings, places
from kg.model.folders import by_name
from kg.model.kinds import EMPLOYER_FIELD, ENTITY_KINDS, Kinds
from kg.model.learned import UNKNOWN, Finding
from kg.model.names import slug
from kg.model.rules import Rules, folder_name

_OF_NOTES = ("fields", Kinds.NOTE)
_FEW = 3
_SHARE = 0.7  # of a group's notes must be what it is proposed as
_OF_MEETINGS = 0.5  # where some list nobody
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_PHONE = re.compile(r"[+(]?\d[\d ()/.-]{6,18}\d")
_STATUSES = 8  # values that a status has at most
_WORDS = 4  # of such a value


class _Learner:
    """Goes from meetings to people to companies and projects, each by those before."""

    def __init__(
        self,
        notes: Sequence[NoteFacts],
        rules: Rules,
        is_full: Callable[[str], bool],
        is_owned: Callable[[str], bool],
    ) -> None:
        self.notes = notes
        self.rules = rules
        self.is_full = is_full
        self.names = Names(notes, is_full)
        self.groups = groups_of(notes, [is_owned(note.folder) for note in notes])
        self._groups_at: dict[int, list[int]] = {}
        for number, group in enumerate(self.groups):
            for at in group.notes:
                self._groups_at.setdefault(at, []).append(number)
        self.where = places(notes)
        self._tags = frozenset(slug(tag) for note in notes for tag in note.tags)
        self.found: list[Finding] = []
        self.templates: frozenset[int] = frozenset()
        self.certain: frozenset[int] = frozenset()  # who is a person by more than a list

    def groups_at(self, at: int) -> Iterable[int]:
        return self._groups_at.get(at, ())

    def of_kind(self, *kinds: str) -> frozenset[int]:
        return frozenset(at for at, note in enumerate(self.notes) if note.kind in kinds)

    def learn(self) -> list[Finding]:
        """All that is proposed."""
        templates = self.templates = self._templates()
        listed = listings(self.notes, self.names, self.where, self.groups_at, self.rules.me_names)
        people = self._people(listed, templates)
        listed = [one for one in listed if self._names_some(one, people)]
        listed += more_listings(
            self.notes,
            self.names,
            self.where,
            people,
            frozenset(at for one in listed for at in one.notes) | self.of_kind(Kinds.MEETING),
            [one.slot for one in listed],
            self.rules.me_names,
        )
        meetings = self._meetings(listed, people | templates)
        self._listings(listed)
        companies = self._companies(people, people | meetings | templates)
        known = people | meetings | companies | templates
        known |= self._projects(meetings, known)
        if not companies:
            known |= self._linked(meetings, known)
        self._days(meetings)
        self._archives(known)
        return self.found

    def _names_some(self, one: Listing, people: frozenset[int]) -> bool:
        """Whether those who have notes are people; where few have some, others are."""
        few = len(one.people) * 3 < one.persons
        return few or len(one.people & people) * 2 >= len(one.people)

    # Templates

    def _templates(self) -> frozenset[int]:
        """Notes to be filled in, and the folders that hold nothing else."""
        blank = frozenset(
            at
            for at, note in enumerate(self.notes)
            if note.kind == Kinds.TEMPLATE or (not note.named_by_day and _is_blank(note))
        )
        known = self.of_kind(Kinds.TEMPLATE)
        for group in self.groups:
            held = len(group.notes & blank)
            if group.by != "folder" or not held or self._means(group.value):
                continue
            if held * 2 < len(group.notes) or not self._are_used(group, blank):
                continue
            if not all(self.notes[at].empty or self.notes[at].bare for at in group.notes):
                continue
            reason = f"{_of(held, group)} say nothing yet, and others have the same places"
            self._tell(("folders", Kinds.TEMPLATE), group, reason, held, clear=False)
            known |= group.notes
        return known

    def _are_used(self, group: Group, blank: frozenset[int]) -> bool:
        """Whether notes elsewhere have something where these wait for it."""
        waiting = {slot for at in group.notes & blank for slot in self.notes[at].slots}
        return any(
            sum(at not in group.notes for at in self.where.get(slot, ())) >= _FEW
            for slot in waiting
        )

    # People

    def _people(self, listed: list[Listing], without: frozenset[int]) -> frozenset[int]:
        named = frozenset(at for one in listed for at in one.people) - without
        reached = frozenset(at for at, note in enumerate(self.notes) if self._has_contact(at, note))
        wanted = named | reached
        known = self.of_kind(Kinds.PERSON)
        self.certain = known | reached
        others = self.of_kind(Kinds.PROJECT, Kinds.ORGANIZATION, Kinds.MEETING) | without
        chosen = self._cover(wanted | known, without=others)
        for group in [one for one in chosen if not one.notes <= known]:
            both = len(group.notes & named), len(group.notes & reached)
            reason = f"{_of(both[0], group)} are named in lists of dated notes"
            if both[1] > both[0]:
                reason = f"{_of(both[1], group)} have an address, a number or a birthday"
            sure = len(group.notes & self.certain)
            clear = sure * 10 >= len(group.notes) * 8
            self._tell(("folders", Kinds.PERSON), group, reason, max(both), clear=clear)
        return known | frozenset(at for group in chosen for at in group.notes)

    def _has_contact(self, at: int, note: NoteFacts) -> bool:
        """Whether a note called as a person is has an address, a number or a day of birth."""
        if at not in self.names.full:
            return False
        return any(
            _ADDRESS.fullmatch(value) or (_PHONE.fullmatch(value) and not is_day(value))
            for slot, values in note.slots.items()
            if slot.place in ("property", "label")
            for value in values
        )

    # Meetings

    def _meetings(self, listed: list[Listing], without: frozenset[int]) -> frozenset[int]:
        wanted = frozenset(at for one in listed for at in one.notes) - without
        sure = frozenset(at for one in listed if self._is_sure(one) for at in one.notes)
        known = self.of_kind(Kinds.MEETING)
        entities = self.of_kind(*ENTITY_KINDS) | without
        chosen = self._cover(wanted | known, without=entities, share=_OF_MEETINGS)
        for group in [one for one in chosen if not one.notes <= known]:
            held = len(group.notes & (wanted | known))
            dated = sum(self.notes[at].dated for at in group.notes)
            reason = f"{_of(held, group)} list people, {dated} have a day"
            sure_of = len(group.notes & (sure | known))
            self._tell(
                ("folders", Kinds.MEETING), group, reason, held,
                clear=sure_of * 10 >= len(group.notes) * 7,
            )  # fmt: skip
        return known | wanted | frozenset(at for group in chosen for at in group.notes)

    def _listings(self, listed: list[Listing]) -> None:
        for one in listed:
            if self._is_known_list(one.slot):
                continue
            note = self.notes[one.example]
            values = ", ".join(note.slots[one.slot][:3])
            share = f"{one.persons} of {one.values} values are people"
            setting = (
                ("attendance", "present")
                if one.slot.place == "heading"
                else ("fields", Kinds.MEETING, "attendees")
            )
            reason = f"{one.slot.place} in {_notes(len(one.notes))}: {share}, such as {values}"
            word = self._written(one.slot, one.notes)
            clear = self._is_sure(one)
            self.found.append(Finding(setting, word, reason, len(one.notes), note.path, clear))

    def _is_sure(self, one: Listing) -> bool:
        """Whether more than the look of the names says that a list is of people: ingredients,
        songs and cities look like names, too."""
        return len(one.people & self.certain) * 2 >= len(one.people) > 0

    def _is_known_list(self, slot: Slot) -> bool:
        meeting = self.rules.fields[Kinds.MEETING]
        if slot.place != "property" and slot.key in self.rules.attendance:
            return True
        return meeting.get(slot.key) in ("attendees", "people", "guests")

    # Companies

    def _companies(self, people: frozenset[int], without: frozenset[int]) -> frozenset[int]:
        """What the notes of people name in one property, each a single one."""
        known = self.of_kind(Kinds.ORGANIZATION)
        best: tuple[int, Slot, frozenset[int]] | None = None
        for slot, at in self.where.items():
            held = [one for one in at if one in people and len(self.notes[one].slots[slot]) == 1]
            if slot.place == "heading" or len(held) < _FEW or len(held) * 3 < len(people):
                continue
            targets = [self.names.note_of(self.notes[one].slots[slot][0]) for one in held]
            hit = frozenset(one for one in targets if one is not None) - without
            if sum(one in hit for one in targets) * 10 < len(held) * 7 or len(hit) < 2:
                continue
            if best is None or len(held) > best[0]:
                best = len(held), slot, hit
        if best is None:
            return known
        count, slot, hit = best
        field = self.rules.fields[Kinds.PERSON].get(slot.key)
        if field is None:
            self.found.append(
                Finding(
                    ("fields", Kinds.PERSON, EMPLOYER_FIELD),
                    self._written(slot, people),
                    f"{count} of {len(people)} people name one note by it",
                    count,
                    self.notes[min(hit)].path,
                    clear=False,
                )
            )
        chosen = self._cover(hit - known, without=without, few=2)
        for group in chosen:
            of = len(group.notes & hit)
            word = self._written(slot, people)
            reason = f"people name {_of(of, group)} by `{word}`"
            self._tell(("folders", Kinds.ORGANIZATION), group, reason, of, clear=False)
        return known | hit | frozenset(at for group in chosen for at in group.notes)

    # Projects

    def _linked(self, meetings: frozenset[int], without: frozenset[int]) -> frozenset[int]:
        """What meetings link beside people and projects, if it has something in common."""
        names = frozenset(name for at in meetings for name in self.notes[at].links)
        hit = frozenset(
            at
            for at, note in enumerate(self.notes)
            if slug(note.name) in names and not note.named_by_day
        )
        chosen = self._cover(hit - without, without=without, few=2)
        for group in chosen:
            of = len(group.notes & hit)
            reason = f"meetings link {_of(of, group)}, which are neither people's nor projects'"
            self._tell(("folders", Kinds.ORGANIZATION), group, reason, of, clear=False)
        return frozenset(at for group in chosen for at in group.notes)

    def _projects(self, meetings: frozenset[int], without: frozenset[int]) -> frozenset[int]:
        """Notes with one of few values in a property, to which meetings lead."""
        linked = Counter(name for at in meetings for name in self.notes[at].links)
        known = self.of_kind(Kinds.PROJECT)
        status = self.rules.fields[Kinds.PROJECT]
        best: tuple[int, Slot, frozenset[int]] | None = None
        for slot, at in self.where.items():
            if slot.place == "heading":
                continue
            held = frozenset(one for one in at if one not in without)
            texts = [self.notes[one].slots[slot] for one in held]
            values = {slug(text[0]) for text in texts if text}
            if len(held) < _FEW or not 2 <= len(values) <= min(_STATUSES, len(held)):
                continue
            if len(held) * 10 < len(at) * 8 or not all(map(self._is_status, texts)):
                continue
            reached = sum(slug(self.notes[one].name) in linked for one in held)
            in_words = sum(value in self.rules.statuses for value in values)
            if max(reached, in_words) * 2 < min(len(held), len(values) * 2):
                continue
            score = reached + in_words - len(values)
            if best is None or score > best[0]:
                best = score, slot, held
        if best is None:
            return known
        _, slot, held = best
        if status.get(slot.key) != "status":
            count = len({slug(self.notes[one].slots[slot][0]) for one in held})
            self.found.append(
                Finding(
                    ("fields", Kinds.PROJECT, "status"),
                    self._written(slot, held),
                    f"one of {count} values in {_notes(len(held))} that meetings link",
                    len(held),
                    self.notes[min(held)].path,
                    clear=False,
                )
            )
        self._values(slot, held)
        for group in self._cover(held - known, without=without, few=2):
            if group.key == slot.key:
                continue
            of = len(group.notes & held)
            word = self._written(slot, held)
            reason = f"{_of(of, group)} have a status (`{word}`), and meetings link them"
            self._tell(("folders", Kinds.PROJECT), group, reason, of, clear=False)
        return known | held

    def _is_status(self, values: list[str]) -> bool:
        if len(values) != 1 or is_day(values[0]) or self.names.note_of(values[0]) is not None:
            return False
        return len(values[0].split()) <= _WORDS and not values[0].replace(".", "").isdigit()

    def _values(self, slot: Slot, held: frozenset[int]) -> None:
        """The statuses that are no words of kg: what each means must be said by somebody."""
        counted = Counter(self.notes[at].slots[slot][0] for at in sorted(held))
        for value, count in counted.most_common():
            if slug(value) in self.rules.statuses:
                continue
            example = next(n.path for n in self.notes if n.slots.get(slot) == [value])
            reason = f"a status of {_notes(count)}; say what it means"
            self.found.append(
                Finding(("status", UNKNOWN), value, reason, count, example, clear=False)
            )

    # Days

    def _days(self, meetings: frozenset[int]) -> None:
        """Properties that alone give meetings their day."""
        counted = Counter(
            slot
            for at in meetings
            if self.notes[at].day is None
            for slot in self.notes[at].days
            if slot.place != "heading"
        )
        for slot, count in counted.most_common(1):
            if count < 2 or self.rules.fields[Kinds.NOTE].get(slot.key) in ("date", "created"):
                continue
            example = next(self.notes[at] for at in sorted(meetings) if slot in self.notes[at].days)
            value = example.slots[slot][0]
            reason = f"it alone gives {_notes(count)} a day, such as {value}"
            word = self._written(slot, meetings)
            self.found.append(
                Finding(
                    ("fields", Kinds.NOTE, "date"), word, reason, count, example.path, clear=True
                )
            )

    # Archives

    def _archives(self, known: frozenset[int]) -> None:
        """Folders of several kinds of notes, all from before those elsewhere began."""
        proposed = {one.word for one in self.found if one.setting[0] == "folders"}
        slots = {slot for at in known for slot in self.notes[at].slots}
        tops: dict[str, list[NoteFacts]] = {}
        for note in self.notes:
            if note.folder:
                tops.setdefault(note.folder.partition("/")[0], []).append(note)
        for top, inside in tops.items():
            days = sorted(day for note in inside if (day := note.own_day))
            if top in proposed or self._means(top) or not days or len(days) == len(inside):
                continue
            if not any(slots.intersection(note.slots) for note in inside):
                continue
            later = [
                day
                for at in known
                if (day := self.notes[at].own_day) and not self._is_below(at, top)
            ]
            if len(later) < _FEW or days[-1] >= min(later):
                continue
            reason = f"{_notes(len(inside))} of several kinds, the latest of {days[-1]}; "
            reason += f"those elsewhere begin on {min(later)}"
            self.found.append(
                Finding(
                    ("folders", "archive"), top, reason, len(inside), inside[0].path, clear=False
                )
            )

    def _is_below(self, at: int, top: str) -> bool:
        return self.notes[at].folder.partition("/")[0] == top

    # What they share

    def _cover(
        self,
        wanted: frozenset[int],
        *,
        without: frozenset[int],
        few: int = _FEW,
        share: float = _SHARE,
    ) -> list[Group]:
        able = [group for group in self.groups if self._may_mean(group)]
        able = [one._replace(notes=one.notes - self.templates) for one in able]
        return cover(
            wanted, able, without=without - wanted - self.templates, enough=few, share=share
        )

    def _may_mean(self, group: Group) -> bool:
        """Whether nothing is known of what the group shares."""
        if group.by == "folder":
            return not self._means(group.value) and not self._is_name(group.value)
        word = slug(group.value)
        if word in self.rules.types or word in self.rules.meetings:
            return False
        fields = self.rules.fields
        known = fields[Kinds.NOTE].get(group.key) or fields[Kinds.PROJECT].get(group.key)
        # What is said of types is said of tags, too.
        return group.by == "tag" or (known in (None, "type") and word not in self._tags)

    def _means(self, folder: str) -> bool:
        return bool(by_name(folder, self.rules)) or folder_name(folder) in self.rules.folders

    def _is_name(self, folder: str) -> bool:
        """Whether a folder is called as one thing that has a note."""
        at = self.names.note_of(folder)
        return at is not None and kind_known(self.notes[at])

    def _tell(
        self, setting: tuple[str, ...], group: Group, reason: str, count: int, *, clear: bool
    ) -> None:
        kind = setting[-1]
        example = self.notes[min(group.notes)].path
        if group.by == "folder":
            self.found.append(Finding(setting, group.value, reason, count, example, clear))
            self._tell_type(kind, group, clear=clear)
            return
        setting = ("meetings", "meeting") if kind == Kinds.MEETING else ("types", kind)
        known = self.rules.fields[Kinds.NOTE].get(group.key)
        if group.by == "property" and known != "type":
            slot = Slot("property", group.key)
            word = self._written(slot, group.notes)
            told = Finding(
                    (*_OF_NOTES, "type"), word, "it tells kinds of notes apart",
                    len(self.where.get(slot, ())), example, clear,
                )  # fmt: skip
            if not any(one.setting == told.setting and one.word == word for one in self.found):
                self.found.append(told)
        self.found.append(Finding(setting, group.value, reason, count, example, clear))

    def _tell_type(self, kind: str, group: Group, *, clear: bool) -> None:
        """The word by which the notes of a folder say what they are: unknown, it speaks against
        the folder."""
        if kind not in ENTITY_KINDS:
            return
        fields = self.rules.fields[Kinds.NOTE]
        counted = Counter(
            values[0]
            for at in group.notes
            for slot, values in self.notes[at].slots.items()
            if fields.get(slot.key) == "type" and len(values) == 1
        )
        for value, count in counted.most_common(1):
            word = slug(value)
            known = word in self.rules.types or word in self.rules.meetings or word in self._tags
            if known or count * 2 < len(group.notes):
                return
            reason = f"{count} of {_notes(len(group.notes))} in {group.value} call themselves so"
            example = self.notes[min(group.notes)].path
            self.found.append(Finding(("types", kind), value, reason, count, example, clear))

    def _written(self, slot: Slot, among: Iterable[int]) -> str:
        counted = Counter(
            written for at in among if (written := self.notes[at].written.get(slot.key))
        )
        return counted.most_common(1)[0][0] if counted else slot.key


def learn(
    notes: Sequence[NoteFacts],
    rules: Rules,
    is_full: Callable[[str], bool],
    is_owned: Callable[[str], bool],
) -> list[Finding]:
    """What to add to kg.toml, as far as the notes tell; `is_full` tells whether a text looks like
    the full name of somebody, `is_owned` whether a folder is that of one person or company."""
    return _Learner(notes, rules, is_full, is_owned).learn()


def _is_blank(note: NoteFacts) -> bool:
    """Whether a note says nothing but what it is to be."""
    filled = sum(map(bool, note.slots.values()))
    return bool(note.empty) and filled <= 1 and note.empty >= filled


def _of(count: int, group: Group) -> str:
    return f"{count} of {_notes(len(group.notes))}"


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
