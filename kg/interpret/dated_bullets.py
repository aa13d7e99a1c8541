"""Dated bullets on an entity's page: `- 2025-10-06: [[meeting]] - text (via Ann Lee)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.interpret.body_lines import Lines
from kg.interpret.cancellations import is_off, is_off_before
from kg.interpret.contact_shapes import Contact, leading_noun, read_contact
from kg.interpret.dates import leading_date
from kg.interpret.leading_days import day_of_item, is_day, leading_day
from kg.interpret.log_blocks import Block
from kg.interpret.log_lines import linked_people
from kg.interpret.log_people import absent_in, came_to_nothing, is_failed
from kg.interpret.looks import is_full
from kg.interpret.meetings import attendance_claims, channel_of
from kg.interpret.named import read_people, with_wikilinks
from kg.interpret.note_view import NoteView, link_ref, self_ref
from kg.interpret.persons_bullets import channel_with
from kg.interpret.plans import is_arranged, is_coming, is_to_be_arranged
from kg.interpret.running_text import Place, is_mere_mention, names_in, refs_of
from kg.interpret.sections import Section, is_of_contacts, section_at, sections_of
from kg.interpret.titles import is_generic
from kg.interpret.undated import undated
from kg.model.kinds import Bases, Basis, Certainties, Certainty, Channels, Kinds, NameForms
from kg.model.names import page_name, slug
from kg.model.note import Item, Link
from kg.model.page import Attendee, Claim, Evidence, Named, Ref, Relation
from kg.model.rules import Rules

_VIA = ("(via ", "(via:", "(through ")
# At the end, or before a colon at the begin: *via Ann Lee: it leaks*.
_VIA_PLAIN = re.compile(
    r"(?:(?:^|\s)via\s(?P<name>\[\[[^\[\]]++\]\]|[^\[\]:,;()]{1,80}))$"
    r"|^via\s(?P<first>\[\[[^\[\]]++\]\]|[^\[\]:,;()]{1,80}):"
    r"|\s\[via\s(?P<within>[^\[\]:,;()]{1,80})\]$",
    re.I,
)
_WIKILINK = re.compile(r"!?\[\[(?P<target>[^\[\]|#]*+)[^\[\]]*+\]\]")
_NEAR = 200  # characters around a name that say whether a contact came about
# What is so with somebody, and is no contact.
_STATES = frozenset((
    "is", "was", "will", "likes", "wants", "needs", "ist", "war", "wird", "mag", "est", "était",
    "va", "es", "era", "está", "tiene", "è", "sarà", "tem", "wordt", "er", "blir", "är", "jest",
    "był", "była",
))  # fmt: skip
_NEXT_CLAUSE = re.compile(r"\s?[,;–—]\s?\[\[[^\[\]]*+\]\]\s+(?!and\b|&)[^\W\d]")
_MAY_BEGIN_WITH_DAY = re.compile(r"(?:\*\*|\[\[)?\d")
_BETWEEN = re.compile(r"\bbetween \w")


class Bullet(NamedTuple):
    """A dated list item; `text` follows the day, `said` is that without *via* and without links but
    those that look like names, which stand in it as plain words.

    Whoever stands behind *via* counts if known, and so do the names in the text (`places`).
    """

    item: Item
    date: str
    text: str
    said: str
    via: tuple[Named, ...]
    links: tuple[Link, ...]
    places: tuple[Place, ...]


class Found(NamedTuple):
    """What the bullets of a page show."""

    evidence: list[Evidence]
    claims: list[Claim]
    relations: list[Relation]


def bullets_of(view: NoteView, kind: str) -> list[Bullet]:
    """The dated bullets of a page, and its lines that begin with a day; tasks are none. On a
    person's page a line that is but a linked day dates the list below it."""
    found = []
    days: dict[int, str] = {}  # of items that are but a day, for those right below them
    for item in (*view.note.items, *_dated_lines(view)):
        if item.status is not None:
            continue
        dated = day_of_item(item, view) if item.text[:1] not in ("", " ") else None
        if dated and not dated[1]:
            days[item.line] = dated[0]
        if dated is None and item.parent in days:
            dated = days[item.parent], item.text
        if dated is None and item.parent is None and kind == Kinds.PERSON:
            day = _day_above(item, view)
            dated = (day, item.text) if day else None
        if dated is None:
            continue
        date, text = dated
        text_said, names = _cut_via(text, view.rules)
        via = map(_if_known, read_people(names, item.line, view.rules) if names else [])
        links = tuple(
            link for link in view.links_by_block.get(item.line, ()) if not is_day(link.target, date)
        )
        said = _WIKILINK.sub(_shown, with_wikilinks(text_said, links))
        places = tuple(names_in(said))
        found.append(Bullet(item, date, text, said, tuple(via), links, places))
    return found


def _dated_lines(view: NoteView) -> list[Item]:
    """Lines without a bullet that begin with a day, each as an item of its own."""
    starts = [n for n, line in enumerate(view.lines) if _MAY_BEGIN_WITH_DAY.match(line)]
    if not starts:
        return []
    lines, found = Lines(view), list[Item]()
    for number in (view.note.body_line + start for start in starts):
        place = lines.place_of(number)
        if place is None or lines[place].kind != "text":
            continue
        before = lines[place - 1] if place else None
        goes_on = before is not None and before.kind in ("text", "item")
        if not goes_on or (found and found[-1].line == number - 1):
            found.append(Item(number, None, number, None, lines[place].text, None))
    return found


def _day_above(item: Item, view: NoteView) -> str | None:
    """The day of a list: that of a line above it that is only a day, or a link to one."""
    first = item.root - 1
    above = (view.line(first) or view.line(first - 1)).strip("*_ ")
    found = leading_day(above, view) if above.startswith("[[") or above[:1].isdigit() else None
    return found[0] if found and not found[1].strip("*_: ") else None


def _shown(link: re.Match[str]) -> str:
    """A link as a word of its text: the name that it leads to, if it looks like one in full."""
    name = page_name(link["target"].strip())
    return name if is_full(name) else " "


def _is_state(place: Place, bullet: Bullet) -> bool:
    """Whether a bullet that begins with a name says what is with her: *[[Ann]] is on leave*."""
    behind = bullet.said[place.end :].split(None, 1)
    return bool(behind) and behind[0].lower() in _STATES


def _if_known(named: Named) -> Named:
    """Whoever is named, if somebody is called so; an address is somebody's anyway."""
    ref = named.ref
    known = ref.email or ref.form in (NameForms.EMAIL, NameForms.ME)
    return named if known else named._replace(ref=ref._replace(maybe=True))


def _cut_via(text: str, rules: Rules) -> tuple[str, str]:
    """A bullet's text without its *via* at the end, and the names in it. Without brackets it is one
    full name or link, of what the bullet does not tell otherwise: not *Call with [[Ann]] via
    Google Meet*."""
    lowered = text.lower()
    at = max(lowered.rfind(word) for word in _VIA)
    end = text.rstrip(" .")
    if at >= 0 and end.endswith(")"):
        return text[:at], end[at:-1].partition(" ")[2]
    plain = _VIA_PLAIN.search(end)
    if plain is None or read_contact(text, rules):
        return text, ""
    name = plain["name"] or plain["first"] or plain["within"]
    if not (is_full(name) or _WIKILINK.fullmatch(name)):
        return text, ""
    return f"{text[: plain.start()]} {end[plain.end() :]}".strip(), name


def read_bullets(view: NoteView, kind: str, label: str, aliases: Sequence[str] = ()) -> Found:
    """Contacts that the dated bullets of an entity's page show, and the meetings they tell of."""
    found = Found([], [], [])
    names = frozenset(word for name in (label, *aliases) for word in name.lower().split())
    elsewhere = _sections_of_others(view) if kind == Kinds.PERSON else []
    for bullet in bullets_of(view, kind):
        if is_mere_mention(bullet.text):
            _mention(bullet, bullet.places, view, kind, label, found, bullet.links)
        elif not section_at(elsewhere, bullet.item.line):
            _read(bullet, view, kind, label, names, found)
    return found


def _sections_of_others(view: NoteView) -> list[Section]:
    """The sections of a person's page that tell of no contact: *Mentions*, *News*."""
    if not view.note.headings:
        return []
    return [one for one in sections_of(view, "") if not is_of_contacts(one)]


def _read(
    bullet: Bullet, view: NoteView, kind: str, label: str, names: frozenset[str], found: Found
) -> None:
    own = self_ref(label, kind, bullet.item.line)
    meeting = _meeting_ref(bullet, label, view)
    contacts = _contacts(bullet, view.rules) if kind != Kinds.PERSON else []
    contact = _contact_channel(bullet, view, kind, names, contacts)
    channel = contact if contact and meeting is None else Channels.MEETING
    linked = [link for link in bullet.links if meeting is None or link.target != meeting.text]
    about = _about(linked, kind, own)
    failed = _came_to_nothing(bullet, view, kind, contacts)
    direct = int(bool(bullet.via or meeting or contact) and not failed)
    if kind == Kinds.PERSON and not direct:
        return
    basis, people = _with_whom(bullet, linked, kind, own)
    if contacts and basis == Bases.BULLET and meeting is None:
        people = () if any(map(_is_of_another, contacts)) else _met_of(people, bullet, own, view)
    linked_names = {page_name(link.target) for link in bullet.links}
    sure: Certainty
    if people or (meeting and direct):
        sure = Certainties.EXPLICIT if people else Certainties.INFERRED
        if not direct:
            basis, sure = Bases.MENTION, Certainties.LINKED
        found.evidence.append(
            _evidence(basis, bullet, channel, people, about, meeting, direct, sure)
        )
    if kind == Kinds.PERSON and contact and meeting is None:
        found.evidence.extend(_with_others(bullet, channel, about, own, view))
    if left := [link for link in linked if _is_left(link, people, basis, kind)]:
        _mention(bullet, (), view, kind, label, found, left)
    told_by_links = bool(people and direct)
    absent = absent_in(bullet.text, view.rules)
    meant = [
        one
        for one in bullet.places
        if not failed
        and _took_place(one, bullet, absent, view)
        and not (one.text in linked_names and (told_by_links or _is_state(one, bullet)))
    ]
    in_text = refs_of(meant, bullet.item.line, view.rules)
    if in_text:
        sure = Certainties.INFERRED
        told = _evidence(Bases.TEXT, bullet, channel, in_text, about, meeting, 1, sure)
        unless = tuple(named.ref for named in bullet.via)
        found.evidence.append(told._replace(text_only=True, unless=unless))
    told_of = frozenset(meant)
    others = [one for one in bullet.places if one not in told_of and one.text not in linked_names]
    _mention(bullet, others, view, kind, label, found)
    if meeting is not None:
        present = [Attendee(named, Bases.VIA) for named in bullet.via]
        present += [Attendee(Named(ref), Bases.TEXT, Certainties.INFERRED) for ref in in_text]
        found.claims.extend(attendance_claims(present, meeting))
        if kind != Kinds.PERSON:
            found.relations.append(Relation("about", meeting, own, bullet.item.line))


def _met_of(people: tuple[Ref, ...], bullet: Bullet, own: Ref, view: NoteView) -> tuple[Ref, ...]:
    """Those of the people whom a bullet links whom its words say were met: not whom *Called [[Ann]]
    about [[Bo]]'s invoice* speaks of. All of them where the words do not tell."""
    met = {page_name(ref.text) for ref in linked_people(_block(bullet, view), view.rules, own)}
    return tuple([ref for ref in people if page_name(ref.text) in met]) if met else people


def _is_of_another(contact: Contact) -> bool:
    """Whether the links of a bullet stand in a clause of their own, behind whom it was with: *Bo Ek
    called, [[Ann]] is ill*."""
    return "[[" not in contact.whom and _NEXT_CLAUSE.match(contact.behind) is not None


def _is_left(link: Link, people: Sequence[Ref], basis: Basis, kind: str) -> bool:
    """Whether a bullet speaks of whom it links beside those that were met."""
    if basis != Bases.BULLET or kind == Kinds.PERSON or not people:
        return False
    return page_name(link.target) not in {page_name(ref.text) for ref in people}


def _block(bullet: Bullet, view: NoteView) -> Block:
    item = bullet.item
    links = view.links_by_block.get(item.line, [])
    return Block(item.line, bullet.text, bullet.date, links, item)


def _with_others(
    bullet: Bullet, channel: str, about: tuple[Ref, ...], own: Ref, view: NoteView
) -> list[Evidence]:
    """The contact with whom a line on somebody's page links as met, besides them."""
    others = linked_people(_block(bullet, view), view.rules, own)
    if not others:
        return []
    sure: Certainty = Certainties.EXPLICIT
    return [_evidence(Bases.BULLET, bullet, channel, others, about, None, 1, sure)]


def _came_to_nothing(
    bullet: Bullet, view: NoteView, kind: str, contacts: Sequence[Contact]
) -> bool:
    """Whether a bullet says itself that nothing came of its contact: *call with [[Ann]] cancelled*,
    on a person's page also *Lunch (cancelled)*."""
    rules = view.rules
    if bullet.text.startswith("~~") or is_failed(bullet.said, rules):
        return True
    if kind != Kinds.PERSON:
        return any(came_to_nothing(one, bullet.text, rules) for one in contacts)
    if not leading_noun(bullet.text, rules):
        return False
    return is_off(bullet.text.partition(" ")[2], rules, arranged=True)


def _with_whom(
    bullet: Bullet, linked: Sequence[Link], kind: str, own: Ref
) -> tuple[Basis, tuple[Ref, ...]]:
    """Whom a bullet tells of, names in its text apart, and by which rule."""
    if bullet.via:
        return Bases.VIA, tuple(named.ref for named in bullet.via)
    if kind == Kinds.PERSON:
        return Bases.BULLET, (own,)
    return Bases.BULLET, tuple(link_ref(link, Kinds.PERSON, maybe=True) for link in linked)


def _about(linked: Sequence[Link], kind: str, own: Ref) -> tuple[Ref, ...]:
    """What a bullet is about: the page; nobody is contacted about a person, but about what the
    line links to."""
    if kind != Kinds.PERSON:
        return (own,)
    return tuple(link_ref(link, "", maybe=True) for link in linked)


def _took_place(place: Place, bullet: Bullet, absent: str, view: NoteView) -> bool:
    """Whether the text says contact with whoever it names there, and not that it was called off or
    that whoever is `absent` did not come."""
    if not place.meant:
        return False
    if absent and f"-{absent}-" in f"-{slug(place.text)}-":
        return False
    before = bullet.said[max(0, place.start - _NEAR) : place.start]
    if is_off_before(before, view.rules) or is_to_be_arranged(before, view.rules):
        return False
    arranged = is_arranged(before, view.rules)
    behind = bullet.said[place.end : place.end + _NEAR]
    return not (is_off(behind, view.rules, arranged=arranged) or is_coming(behind, view.rules))


def _mention(
    bullet: Bullet,
    places: Sequence[Place],
    view: NoteView,
    kind: str,
    label: str,
    found: Found,
    links: Sequence[Link] = (),
) -> None:
    """Full names in the text of a page that is no person's, whoever is known by them, and links."""
    full = [one for one in places if " " in one.text or not one.text.isascii()]
    people = refs_of(full, bullet.item.line, view.rules)
    people += tuple(link_ref(link, Kinds.PERSON, maybe=True) for link in links)
    if not people or kind == Kinds.PERSON:
        return
    own = (self_ref(label, kind, bullet.item.line),)
    found.evidence.append(
        _evidence(Bases.MENTION, bullet, Channels.MENTION, people, own, None, 0, Certainties.LINKED)
    )


def _contact_channel(
    bullet: Bullet, view: NoteView, kind: str, names: frozenset[str], contacts: Sequence[Contact]
) -> str | None:
    """The channel of the contact that the bullet's words tell of. Where it is clear with whom, on
    a person's page or in "1:1 between …", a noun does ("call about …")."""
    if kind == Kinds.PERSON:
        channel = channel_with(bullet.text, bullet.said, names, view.rules)
    else:
        channel = next((one.channel for one in contacts), None)
    if channel is not None:
        return channel
    words = slug(bullet.said).split("-") if _BETWEEN.search(bullet.said) else [""]
    meeting_kind = view.rules.meetings.get(words[0]) or view.rules.meetings.get("-".join(words[:2]))
    return channel_of(meeting_kind) if meeting_kind else None


def _contacts(bullet: Bullet, rules: Rules) -> list[Contact]:
    """The contact that a bullet tells of, read without its links and with them."""
    found = (read_contact(text, rules) for text in (bullet.said.strip(), bullet.text))
    return [one for one in found if one is not None]


def _evidence(
    basis: Basis,
    bullet: Bullet,
    channel: str,
    people: tuple[Ref, ...],
    about: tuple[Ref, ...],
    meeting: Ref | None,
    direct: int,
    certainty: Certainty,
) -> Evidence:
    text = bullet.item.text
    return Evidence(
        basis, bullet.date, channel, people, about, False, meeting, direct, certainty,
        bullet.item.line, text,
    )  # fmt: skip


def _meeting_ref(bullet: Bullet, label: str, view: NoteView) -> Ref | None:
    """The meeting that the bullet links to: a link with a day in front, or the one that the text
    of a bullet with *via* begins with. It exists even if it has no note."""
    for at, link in enumerate(bullet.links):
        name = page_name(link.target)
        dated = leading_date(name)
        if dated is None and not (bullet.via and at == 0 and bullet.text.startswith("[[")):
            continue
        title = undated(name) or "Meeting"
        if is_generic(title, view.rules):
            title = f"{title} {label}"
        date = dated[0] if dated else bullet.date
        return Ref(link.target, Kinds.MEETING, True, link.line, title=title, date=date)
    return None
