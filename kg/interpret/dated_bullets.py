"""Dated bullets on an entity's page: `- 2025-10-06: [[meeting]] - text (via Ann Lee)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.interpret.dates import leading_date
from kg.interpret.log_lines import contact_verb, is_failed, sign_channel
from kg.interpret.meetings import attendance_claims, channel_of
from kg.interpret.named import as_me, plain, read_people
from kg.interpret.note_view import NoteView, link_ref, self_ref
from kg.interpret.titles import is_generic, undated
from kg.model.kinds import Bases, Basis, Certainties, Certainty, Channels, Kinds
from kg.model.names import slug, without_md
from kg.model.note import Item, Link
from kg.model.page import Attendee, Claim, Evidence, Named, Ref, Relation

_VIA = ("(via ", "(via:", "(through ")
_WIKILINK = re.compile(r"!?\[\[[^\[\]]*\]\]")
_PARTICLE = r"(?:(?:van|von|de|del|della|der|den|da|di|la|le|bin|al|el) )*"
# Two to four words with capitals; a name cut short by an ellipsis is none.
_NAME = rf"[^\W\d_a-z][\w’'.-]*(?: {_PARTICLE}[^\W\d_a-z][\w’'-]*){{1,3}}(?!\w|\.\.|…)"
_BETWEEN = re.compile(rf"\bbetween ({_NAME}) and ({_NAME})")
_WITH = re.compile(rf"\bwith ({_NAME})")
_POSSESSIVE = re.compile(r"[’']s?$")


class Bullet(NamedTuple):
    """A dated list item; `text` follows the day, `said` is that without links and *via*."""

    item: Item
    date: str
    text: str
    said: str
    via: tuple[Named, ...]
    links: tuple[Link, ...]


class Found(NamedTuple):
    """What the bullets of a page show."""

    evidence: list[Evidence]
    claims: list[Claim]
    relations: list[Relation]


def bullets_of(view: NoteView) -> list[Bullet]:
    """The dated bullets of a page; tasks are none."""
    found = []
    for item in view.note.items:
        if item.status is not None:
            continue
        dated = leading_date(item.text) if item.text[:1] not in ("", " ") else None
        if dated is None:
            continue
        date, text = dated
        text_said, names = _cut_via(text)
        via = read_people(names, item.line, view.rules) if names else []
        links = tuple(
            link for link in view.links_by_block.get(item.line, ()) if link.target != date
        )
        said = _WIKILINK.sub(" ", text_said)
        found.append(Bullet(item, date, text, said, tuple(via), links))
    return found


def _cut_via(text: str) -> tuple[str, str]:
    """A bullet's text without its *via* in brackets at the end, and the names in it."""
    lowered = text.lower()
    at = max(lowered.rfind(word) for word in _VIA)
    end = text.rstrip(" .")
    if at < 0 or not end.endswith(")"):
        return text, ""
    return text[:at], end[at:-1].partition(" ")[2]


def read_bullets(view: NoteView, kind: str, label: str) -> Found:
    """Contacts that the dated bullets of an entity's page show, and the meetings they tell of."""
    bullets = bullets_of(view)
    names = _names_in(bullets)
    found = Found([], [], [])
    for bullet in bullets:
        _read(bullet, names, view, kind, label, found)
    return found


def _read(
    bullet: Bullet, names: list[str], view: NoteView, kind: str, label: str, found: Found
) -> None:
    own = self_ref(label, kind, bullet.item.line)
    meeting = _meeting_ref(bullet, label, view)
    contact = _contact_channel(bullet, view, kind)
    channel = contact if contact and meeting is None else Channels.MEETING
    linked = [link for link in bullet.links if meeting is None or link.target != meeting.text]
    about: tuple[Ref, ...] = (own,)
    people: list[Ref]
    basis: Basis
    if kind == Kinds.PERSON:  # nobody is contacted about a person, but about what the line links to
        about = tuple(link_ref(link, "", maybe=True) for link in linked)
    if bullet.via:
        basis, people = Bases.VIA, [named.ref for named in bullet.via]
    elif kind == Kinds.PERSON:
        basis, people = Bases.BULLET, [own]
    else:
        basis, people = Bases.BULLET, [link_ref(link, Kinds.PERSON, maybe=True) for link in linked]
    direct = int(bool(bullet.via or meeting or contact) and not is_failed(bullet.said, view.rules))
    if kind == Kinds.PERSON and not direct:
        return
    if people or (meeting and direct):
        sure: Certainty = Certainties.EXPLICIT if direct and people else Certainties.LINKED
        basis = basis if direct else Bases.MENTION
        found.evidence.append(
            _evidence(basis, bullet, channel, tuple(people), about, meeting, direct, sure)
        )
    inferred = _inferred(bullet, names, view) if direct or meeting else []
    if inferred:
        refs = tuple(inferred)
        found.evidence.append(
            _evidence(Bases.TEXT, bullet, channel, refs, about, meeting, 1, Certainties.INFERRED)
        )
    if meeting is not None:
        present = [Attendee(named, Bases.VIA) for named in bullet.via]
        present += [Attendee(Named(ref), Bases.TEXT, Certainties.INFERRED) for ref in inferred]
        found.claims.extend(attendance_claims(present, meeting))
        if kind != Kinds.PERSON:
            found.relations.append(Relation("about", meeting, own, bullet.item.line))


def _contact_channel(bullet: Bullet, view: NoteView, kind: str) -> str | None:
    """The channel of the contact that the bullet's words tell of. Where it is clear with whom, on
    a person's page or in "1:1 between …", a noun does ("call about …")."""
    verb = contact_verb(bullet.said.strip(), view.rules)
    verb = verb or contact_verb(bullet.text, view.rules)
    if verb is not None:
        return verb.channel
    if kind == Kinds.PERSON and (channel := sign_channel(bullet.text, view.rules)):
        return channel
    nouns = kind == Kinds.PERSON or _BETWEEN.search(bullet.said)
    words = slug(bullet.said).split("-") if nouns else [""]
    meeting_kind = view.rules.meetings.get(words[0]) or view.rules.meetings.get("-".join(words[:2]))
    return channel_of(meeting_kind) if meeting_kind else None


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
        name = without_md(link.target.rpartition("/")[2])
        dated = leading_date(name)
        if dated is None and not (bullet.via and at == 0 and bullet.text.startswith("[[")):
            continue
        title = undated(name) or "Meeting"
        if is_generic(title, view.rules):
            title = f"{title} {label}"
        date = dated[0] if dated else bullet.date
        return Ref(link.target, Kinds.MEETING, True, link.line, title=title, date=date)
    return None


def _names_in(bullets: list[Bullet]) -> list[str]:
    """Every full name that the bullets give: by *via*, or in "between A and B", "with A"."""
    names: dict[str, str] = {}
    for bullet in bullets:
        found = [named.ref.text for named in bullet.via if not named.ref.link]
        for between in _BETWEEN.finditer(bullet.said):
            found += between.groups()
        found += [each[1] for each in _WITH.finditer(bullet.said)]
        for name in found:
            name = _POSSESSIVE.sub("", name).rstrip(".")
            if " " in name:
                names.setdefault(slug(name), name)
    return list(names.values())


def _inferred(bullet: Bullet, names: list[str], view: NoteView) -> list[Ref]:
    """The people whom the text names, without those of *via*."""
    via = {slug(plain(named.ref.text)) for named in bullet.via}
    found = []
    for name in names:
        if slug(name) in via or name not in bullet.said:
            continue
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", bullet.said):
            found.append(as_me(Ref(name, Kinds.PERSON, False, bullet.item.line), view.rules))
    return found
