"""What a page says of its own entity: claims, each with the place that makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.interpret.bad_dates import is_reported, unread_day
from kg.interpret.classify import is_tag_line
from kg.interpret.dates import days_in
from kg.interpret.days import day_of, settle, whole
from kg.interpret.named import link_in, plain, read_people
from kg.interpret.note_view import FieldValue, NoteView, text_of
from kg.interpret.own_kinds import claims_of_own
from kg.model.day_orders import ANY_SIGN
from kg.model.kinds import EMPLOYER_FIELD, EMPLOYER_KIND, FIELDS, Bases, Codes, Kinds, NameForms
from kg.model.names import slug
from kg.model.note import Problem
from kg.model.page import Claim, Ref
from kg.model.roles import role_and_employer
from kg.model.rules import Rules, status_word

_TAG_RANK = 3
_INFERRED_RANK = 5
_IN_ROLE_RANK = 2  # behind a field of its own
_LONGEST_STATUS = 3  # words, as in "waiting on …"
_LEADING = 6  # words and signs at the beginning of a text
_GOING_ON = frozenset((
    "after", "again", "as", "at", "because", "before", "by", "due", "for", "from", "in", "now",
    "on", "pending", "since", "still", "till", "until", "with",
    "auf", "wegen", "durch", "seit", "bis", "de", "du", "par", "depuis", "por", "desde", "hasta",
    "di", "del", "dal", "per", "op", "door", "sinds", "på", "av", "af", "siden", "sedan", "na",
    "przez", "od", "от", "до", "из-за", "на",
))  # fmt: skip


class Asked(NamedTuple):
    """A field with what is said under it; `problems` takes up what cannot be read."""

    field: str
    said: FieldValue
    rules: Rules
    problems: list[Problem]


def claims_of(view: NoteView, kind: str, problems: list[Problem]) -> list[Claim]:
    """The claims of an entity's page about itself, the most reliable of each field first."""
    if kind in view.rules.kinds:
        return list(claims_of_own(view, kind))
    claims: list[Claim] = []
    for field, found in view.values(kind).items():
        if field not in FIELDS[kind]:
            continue
        for at, said in enumerate(found):
            # Of several owners or employers the first is the claim; each of them is a relation.
            if not (at and said.listed):
                claims += _READERS[field](Asked(field, said, view.rules, problems))
    if kind != Kinds.PERSON:
        claims += _tag_status(view)
    if kind == Kinds.PROJECT:
        claims += _updated(view)
    if kind == Kinds.PERSON:
        claims += _tag_cadence(view)
        claims += _employer_by_address(claims, view)
    return claims


def normalise_status(raw: str, rules: Rules) -> str:
    """The status that a text means: by the table of synonyms, with or without what a sign or a word
    such as *by* parts from it ("Blocked: no permit", "blocked by legal"), without the prefix of a
    tag (`#status/blocked`); an unknown one is its own text in lower case."""
    text = plain(raw).lstrip("#")
    text = text[len(next(filter(text.lower().startswith, rules.status_prefixes), "")) :]
    known = rules.statuses.get(status_word(text))
    if known:
        return known
    for end in range(len(text)):
        if text[end] in "(:,;/–—" or text.startswith(" - ", end):
            known = rules.statuses.get(status_word(text[:end].strip()))
            if known:
                return known
            break
    folded = slug(text)
    return _leading_status(text, rules) or folded.replace("-", " ") or text.strip().lower()


def _leading_status(text: str, rules: Rules) -> str | None:
    """The status that the first words name, the longest that is known, if they end there ("open
    questions" are no status) or go on with a word such as *by*; signs do not count."""
    words = [*text.split(maxsplit=_LEADING), ""]
    while len(words) > 1 and not slug(words[0]):
        del words[0]
    for end in range(min(len(words) - 1, _LONGEST_STATUS), 0, -1):
        last, after = words[end - 1], words[end]
        ends = not slug(after) or not last[-1].isalnum() or last.lower() in _GOING_ON
        if ends or after.lower() in _GOING_ON:
            known = rules.statuses.get(slug(" ".join(words[:end])))
            if known:
                return known
    return None


def emails_of(view: NoteView, kind: str) -> tuple[str, ...]:
    """Every address of the page's entity, the first one first."""
    found = [
        address.strip(" <>").removeprefix("mailto:").lower()
        for said in view.values(kind).get("email", ())
        for address in plain(said.value).replace(";", ",").replace(" ", ",").split(",")
        if "@" in address
    ]
    return tuple(dict.fromkeys(found))


def own_domain(value: str) -> str:
    """The domain in a web address or domain name: `https://www.x.org/a` → `x.org`."""
    host = plain(value).lower().partition("://")[2] or plain(value).lower()
    host = host.partition("/")[0].partition("?")[0].partition(":")[0]
    return host.removeprefix("www.")


def _text(asked: Asked) -> list[Claim]:
    said = asked.said
    return [Claim(asked.field, plain(said.value), None, said.basis, said.rank, said.line)]


def _status(asked: Asked) -> list[Claim]:
    """The status as written: the raw text is kept, `normalise_status` says what it means."""
    raw = plain(asked.said.value)
    if not normalise_status(raw, asked.rules):
        return []
    return [Claim("status", raw, None, asked.said.basis, asked.said.rank, asked.said.line)]


def _priority(asked: Asked) -> list[Claim]:
    return [
        Claim(
            asked.field,
            plain(asked.said.value).lower(),
            None,
            asked.said.basis,
            asked.said.rank,
            asked.said.line,
        )
    ]


def _day(column: str) -> Reader:
    def read(asked: Asked) -> list[Claim]:
        order = asked.rules.date_order
        day = settle(whole(plain(asked.said.value)), {ANY_SIGN: order} if order else {})
        if day is None:
            if not is_reported(asked.said.line, asked.problems):
                asked.problems.append(unread_day(asked.field.replace("_", " "), asked.said))
            return []
        return [Claim(column, day, None, asked.said.basis, asked.said.rank, asked.said.line)]

    return read


def _cadence(asked: Asked) -> list[Claim]:
    days = days_in(plain(asked.said.value))
    if days is None:
        asked.problems.append(_unread(asked, "is no span of time; write 14, 2w or monthly"))
        return []
    return [
        Claim("cadence_days", str(days), None, asked.said.basis, asked.said.rank, asked.said.line)
    ]


def _person(asked: Asked) -> list[Claim]:
    people = read_people(asked.said.value, asked.said.line, asked.rules, listed=asked.said.listed)
    return [
        Claim(asked.field, None, named.ref, asked.said.basis, asked.said.rank, asked.said.line)
        for named in people[:1]
    ]


def _employer(asked: Asked) -> list[Claim]:
    ref = link_in(asked.said.value, asked.said.line, EMPLOYER_KIND)
    if ref is None:
        name = plain(asked.said.value)
        if not slug(name) or slug(name) in asked.rules.nobody:
            return []
        ref = Ref(name, EMPLOYER_KIND, False, asked.said.line)
    return [Claim(asked.field, None, ref, asked.said.basis, asked.said.rank, asked.said.line)]


def role_claims(said: FieldValue) -> list[Claim]:
    """A role, and the employer that it names: *Engineer at Acme*."""
    text = plain(said.value)
    parts = role_and_employer(text)
    if parts is None or not parts[1][0].isupper():
        return [Claim("role", text, None, said.basis, said.rank, said.line)]
    role, employer = parts
    link = link_in(said.value, said.line, EMPLOYER_KIND)
    ref = link or Ref(employer, EMPLOYER_KIND, False, said.line)
    return [
        Claim("role", role, None, said.basis, said.rank, said.line),
        Claim(EMPLOYER_FIELD, None, ref, said.basis, _IN_ROLE_RANK + said.rank, said.line),
    ]


def _domain(asked: Asked) -> list[Claim]:
    domain = own_domain(asked.said.value)
    if "." not in domain:
        return []
    return [Claim(asked.field, domain, None, asked.said.basis, asked.said.rank, asked.said.line)]


def _email(asked: Asked) -> list[Claim]:
    address = plain(asked.said.value).strip("<>").removeprefix("mailto:").lower()
    first = address.replace(";", ",").replace(" ", ",").partition(",")[0]
    if "@" not in first:
        asked.problems.append(_unread(asked, "is no e-mail address"))
        return []
    return [Claim(asked.field, first, None, asked.said.basis, asked.said.rank, asked.said.line)]


Reader = Callable[[Asked], list[Claim]]

# How a field is read, whatever kind has it.
_READERS: dict[str, Reader] = {
    "status": _status,
    "owner": _person,
    "due": _day("due"),
    "priority": _priority,
    "status_since": _day("status_since"),
    "industry": _text,
    "domain": _domain,
    "email": _email,
    "phone": _text,
    "role": lambda asked: role_claims(asked.said),
    EMPLOYER_FIELD: _employer,
    "cadence": _cadence,
    "last_contact": _day("stated_last_contact"),
}


def _unread(asked: Asked, what: str) -> Problem:
    name, said = asked.field.replace("_", " "), asked.said
    return Problem(Codes.UNREAD_VALUE, f"{name}: “{said.value[:60]}” {what}", said.line)


def _tag_status(view: NoteView) -> list[Claim]:
    for tag in view.note.tags:
        name = tag.name.lower()
        for prefix in filter(name.startswith, view.rules.status_prefixes):
            if len(name) == len(prefix):
                continue
            if tag.line is not None and not is_tag_line(view.line(tag.line)):
                continue
            raw = tag.name[len(prefix) :]
            line = tag.line or _line_of(view, tag.name)
            return [Claim("status", raw, None, Bases.TAG, _TAG_RANK, line)]
    return []


def _updated(view: NoteView) -> list[Claim]:
    return [
        Claim("stated_last_updated", day, None, said.basis, said.rank, said.line)
        for said in view.values(Kinds.NOTE).get("updated", ())
        if (day := day_of(plain(said.value)))
    ]


def _tag_cadence(view: NoteView) -> list[Claim]:
    cadence = view.rules.cadence
    if not cadence:
        return []
    found = [
        (days, tag.line or _line_of(view, tag.name))
        for tag in view.note.tags
        if (days := _cadence_of(tag.name.lower(), view.rules))
    ]
    if not found:
        return []
    days, line = min(found, key=lambda one: one[0])
    return [Claim("cadence_days", str(days), None, Bases.TAG, _TAG_RANK, line)]


def _cadence_of(tag: str, rules: Rules) -> int | None:
    while tag:
        if tag in rules.cadence:
            return rules.cadence[tag]
        tag = tag.rpartition("/")[0]
    return None


def _line_of(view: NoteView, tag: str) -> int:
    """The line on which the frontmatter gives a tag."""
    found = view.properties.get("tags") or view.properties.get("tag") or ()
    for one in found:
        if text_of(one.value).lstrip("#") == tag:
            return one.line
    return found[0].line if found else 1


def _employer_by_address(claims: list[Claim], view: NoteView) -> list[Claim]:
    """The organization whose domain the address has; only where nothing says it outright."""
    if any(claim.field == EMPLOYER_FIELD for claim in claims):
        return []
    for claim in claims:
        if claim.field == "email" and claim.value:
            domain = claim.value.rpartition("@")[2]
            if "." in domain and domain not in view.rules.free_mail:
                ref = Ref(domain, EMPLOYER_KIND, False, claim.line, form=NameForms.DOMAIN)
                return [
                    Claim(EMPLOYER_FIELD, None, ref, Bases.EMAIL_DOMAIN, _INFERRED_RANK, claim.line)
                ]
    return []
