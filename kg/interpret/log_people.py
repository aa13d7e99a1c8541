"""Whom a line that tells of a contact was with, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.interpret.alternatives import Anywhere
from kg.interpret.cancellations import is_off
from kg.interpret.contact_names import MENTION, POSSESSIVE, WIKILINK, name_spans
from kg.interpret.contact_shapes import Contact
from kg.interpret.jobs import is_job
from kg.interpret.log_blocks import Block
from kg.interpret.looks import is_filler, is_full, is_group, is_name, is_no_name
from kg.interpret.name_titles import UNSPACED_TITLES
from kg.interpret.named import as_me, read_person
from kg.interpret.note_view import link_ref
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.whom import named_in, names_in_a_row
from kg.model.kinds import Kinds, MeetingKinds, NameForms
from kg.model.names import page_name, slug
from kg.model.page import Ref
from kg.model.rules import Rules

_BEFORE_ABSENCE = re.compile(
    r"(?:!?\[\[(?P<link>[^\[\]|#]*+)[^\[\]]*+\]\]|(?P<name>[^\W\d_a-z][\w'’-]*))[\s,]*$"
)
_no_contact = MadeOnce(Anywhere)
_not_there = MadeOnce(Anywhere)
# In scripts without spaces: 见了[[林]]的丈夫.
_OF_HERS = re.compile(rf"(?:{UNSPACED_TITLES})?(?:的(?=\w)|の(?=\w)|의\s+(?=\w))")


def is_failed(text: str, rules: Rules) -> bool:
    """Whether the text says that nobody was reached, or that nobody was there."""
    lowered = text.lower()
    if _no_contact(rules.no_contact).search(lowered):
        return True
    return _not_there(rules.not_there).search(lowered) is not None and not absent_in(text, rules)


def came_to_nothing(contact: Contact, text: str, rules: Rules) -> bool:
    """Whether a text that tells of a contact says that nobody was reached, or behind the names
    that it was called off or is still to come."""
    if is_failed(text, rules):
        return True
    ends = {0}
    if contact.behind.startswith(contact.whom):
        spans = name_spans(contact.whom)
        ends = {min(spans, default=0), max(spans, default=0)}
    return any(is_off(contact.behind[end:], rules, arranged=contact.arranged) for end in ends)


def whom_and_what(
    contact: Contact, said: str, block: Block, rules: Rules
) -> tuple[list[Ref], list[Ref]]:
    """Whom a contact was with, and what the other links of its line are."""
    row = named_in(contact.whom, rules)
    linked = [one for one in row if one.re is WIKILINK]
    named = {link_name(one[1]) for one in linked if not _has_more(one, contact.whom)}
    # Atlas in "at [[Atlas]]'s office".
    owners = {link_name(one[1]) for one in WIKILINK.finditer(contact.whom)} - named
    absent = absent_in(said, rules)
    within = {link_name(one[1]) for one in linked if _stands_in_brackets(one, contact.whom)}
    people = [
        ref._replace(maybe=link_name(link.target) in within or _must_be_known(contact, ref))
        for link in block.links
        if link_name(link.target) in named
        and link_name(link.target) != absent
        and (ref := as_me(link_ref(link, Kinds.PERSON), rules))
    ]
    if not (absent and linked):
        handles = [one for one in row if one.re is MENTION]
        people += _in_words(contact, block.line, rules, handles, linked=bool(people))
    about = [
        link_ref(link, "", maybe=name in owners)
        for link in block.links
        if (name := link_name(link.target)) not in named
    ]
    if within or (not about and len(set(people)) > 1):
        # "Met [[Ann]] over [[Atlas]]", "Met [[Ann]] ([[Acme]])": whichever is a project
        about += [ref._replace(kind="", maybe=True) for ref in people if ref.link]
    return people, about


def _must_be_known(contact: Contact, ref: Ref) -> bool:
    """Whether whom a noun names is nobody unless known: it may be a company, *Call with [[Acme]]*,
    or a subject, *Meeting: [[Spring fair]]*. A *1:1* is with somebody."""
    name = page_name(ref.text)
    if is_no_name(name):
        return True  # *Emailed [[info]]*
    if not contact.is_noun or contact.kind == MeetingKinds.ONE_TO_ONE:
        return False
    full = is_full(name)
    if contact.joined:
        return bool(contact.kind) and not full
    return contact.kind == MeetingKinds.MEETING or not full


def absent_in(text: str, rules: Rules) -> str:
    """Who a text says was not there: *Lunch with [[Ann]] and [[Bo]], [[Bo]] did not come*."""
    absence = _not_there(rules.not_there).search(text.lower())
    found = _BEFORE_ABSENCE.search(text[: absence.start()]) if absence else None
    return link_name(found["link"] or found["name"]) if found else ""


def _stands_in_brackets(name: re.Match[str], text: str) -> bool:
    return text.rfind("(", 0, name.start()) > text.rfind(")", 0, name.start())


def _has_more(name: re.Match[str], text: str) -> bool:
    """Whether a text speaks of something of hers where it names her: "[[Ann]]'s boss"."""
    shown = name[0].partition("|")[2] if name[0].endswith("]]") else name[0]
    said = shown.rstrip("]").endswith(("'s", "’s"))
    behind = POSSESSIVE.match(text, name.end()) or _OF_HERS.match(text, name.end())
    return said or behind is not None


def _in_words(
    contact: Contact, line: int, rules: Rules, handles: Sequence[re.Match[str]], *, linked: bool
) -> list[Ref]:
    """People named without a link: by handle, or the name right beside the word, which counts only
    if somebody has it; behind *1:1 with* also if it is a name."""
    text = contact.whom
    found = [read_person(one[0], line, rules) for one in handles if not _has_more(one, text)]
    people = [named.ref for named in found if named]
    first, *others = names_in_a_row(text) or [""]
    more = [_read(name, line, rules) for name in others]
    also = [ref._replace(maybe=True) for ref in more if ref]
    named = _read(first, line, rules) if first else None
    if people or linked:
        known = [named._replace(maybe=True)] if named else []
        return [*known, *people, *also]
    if named is None:
        return []
    sure = contact.joined and contact.kind == MeetingKinds.ONE_TO_ONE and _is_somebody(first)
    may_be_nobody = named.is_plain or named.form == NameForms.TITLED
    return [named._replace(maybe=may_be_nobody and not sure), *also]


def _read(name: str, line: int, rules: Rules) -> Ref | None:
    """Whom a name in words means; behind a title they may be known by both: *Dr. Lee*."""
    named = read_person(name, line, rules)
    if named is None:
        return None
    ref = named.ref
    if ref.is_plain and len(name) > len(ref.text) and name.endswith(f" {ref.text}"):
        return ref._replace(text=name, title=ref.text, form=NameForms.TITLED)
    return ref


def _is_somebody(name: str) -> bool:
    return is_name(name) and not (is_filler(name) or is_group(name) or is_job(name))


@lru_cache(maxsize=20_000)
def link_name(text: str) -> str:
    """The form in which link targets within one note are compared."""
    return slug(text.strip().rstrip("\\"))
