"""Whom a contact was with: the links and handles in a row behind its word.

*Met [[Ann]], [[Bo]] and her partner [[Cy]]* was with three; *Met [[Ann]] at the grave of [[Bo]]*
with one, and *Called the office of [[Ann]]* with nobody who is named.
"""

from __future__ import annotations

import re

from kg.interpret.alternatives import any_of
from kg.interpret.contact_names import MENTION, POSSESSIVE, WIKILINK
from kg.interpret.lazy import lazy
from kg.interpret.looks import name_ends
from kg.interpret.words import (
    BEFORE_A_CONTACT,
    BEHIND_A_NOUN,
    BEHIND_A_VERB,
    CONTACTS,
    JOINING,
    TOWARDS_CONTACT,
    WITH,
    spelt,
)
from kg.model.rules import Rules

_SIGNS = " \t,&+/·|、和與与と*_-"
_MOST_WORDS = 4  # of *her partner* or *by mail to* between two names
# Before a noun: *the office*, *my sister*.
_ARTICLES = spelt(
    "the a an my our his her their your this der die das den dem des ein eine einen einem einer "
    "mein meine meinen meinem meiner unser unsere unseren unserem seine seinen seinem ihre "
    "ihren ihrem le la les un une mon ma mes notre nos son sa ses leur leurs el los las una mi "
    "mis nuestro nuestra su sus il lo i gli uno mio mia nostro nostra suo sua o os um uma meu "
    "minha nosso nossa seu het de een mijn onze zijn haar min mitt vår et det мой моя наш наша "
    "mój moja nasz nasza"
)
# Behind a noun and before somebody: it is theirs.
_OF = spelt("of der des von vom de du del della di do da van af av")
_TO = WITH | TOWARDS_CONTACT | spelt("to from")
_ALSO = spelt(
    "along together plus as well too both zusammen sowie ainsi que junto insieme samen sammen "
    "tillsammans razem вместе"
) | {phrase for phrase in BEFORE_A_CONTACT if " " not in phrase}
# What follows these says something of somebody, and no contact.
_CLAUSE = spelt(
    "as because that who whom which whose when while if whether since until unless although though "
    "where how what weil dass damit obwohl während falls parce puisque lorsque quand porque cuando "
    "aunque perché mentre quando omdat terwijl zodat fordi eftersom mens medan ponieważ gdy który "
    "która потому что когда если который которая"
)
_REMARK = re.compile(r"\([^()]*\)")
_SAID_OF = re.compile(r"\s+(?P<word>[^\W\d_][\w'’]*)")
_MAY_FOLLOW = BEHIND_A_NOUN | BEHIND_A_VERB | JOINING | WITH
_JOINED_NAMES = re.compile(rf"[,&+]|\b(?:{any_of(JOINING)})\b", re.IGNORECASE)
_LONGEST = 60  # characters in which a full name stands
_JOINED = lazy(
    rf"\s{{0,3}}(?:,\s{{0,3}}(?:(?:{any_of(JOINING)})\s{{1,3}})?|[&+、]\s{{0,3}}"
    rf"|(?:{any_of(JOINING)})\s{{1,3}})",
    re.IGNORECASE,
)


def named_in(text: str, rules: Rules) -> list[re.Match[str]]:
    """The links and handles in the object of a contact that say whom it was with."""
    links = list(WIKILINK.finditer(text))
    within = [range(*link.span()) for link in links]
    handles = [
        one for one in MENTION.finditer(text) if not any(one.start() in span for span in within)
    ]
    names = sorted((*links, *handles), key=re.Match.start)
    if not names or not _leads_to(text[: names[0].start()], text[names[0].end() :]):
        return []
    row = names[:1]
    for one in names[1:]:
        if not _goes_on(text[row[-1].end() : one.start()], rules):
            break
        row.append(one)
    return row


def names_in_a_row(text: str) -> list[str]:
    """The names that a text begins with, "" for a link: *Ann Lee, [[Bo Ek]] and Cy Dow*. Only the
    first where other words follow the last: *Ann Lee and Bo Ek will bring rope*."""
    found: list[str] = []
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        link = WIKILINK.match(text, at)
        ends = [] if link else name_ends(text[at : at + _LONGEST])
        if link is None and not ends:
            return found[:1]
        end = link.end() if link else at + ends[-1]
        name = "" if link else text[at:end].strip()
        if POSSESSIVE.search(name) or POSSESSIVE.match(text, end):
            return found[:1]
        found.append(name)
        joined = _JOINED.match(text, end)
        if joined is None:
            return found if _may_end_row(text[end:]) else found[:1]
        at = joined.end()


def _may_end_row(rest: str) -> bool:
    rest = rest.strip()
    word = rest.split(None, 1)[0].lower() if rest else ""
    return not rest or not rest[0].isalnum() or word in BEHIND_A_NOUN


def _leads_to(head: str, behind: str) -> bool:
    """Whether a name is whom the words before it speak of: *my old friend [[Ann]]*, *the offer to
    [[Ann]]*, not *the office of [[Ann]]*, *the list [[Ann]] wanted*, *called it a day, [[Ann]] was
    tired*."""
    words = _words(head)
    if not words:
        return True
    *before, last = words
    if last in _TO:
        return not before or last not in _OF or before[-1] in CONTACTS
    if "of" in words or not _CLAUSE.isdisjoint(words):
        return False
    following = _SAID_OF.match(behind)
    said_of = following and following["word"].islower() and following["word"] not in _MAY_FOLLOW
    if said_of and head.rstrip().endswith((",", ";")) and not _are_names(head):
        return False
    return not (said_of and words[0] in _ARTICLES)


def _goes_on(between: str, rules: Rules) -> bool:
    """Whether a row of names goes on over what stands between two of them."""
    if not between.strip(_SIGNS + "()"):
        return True
    theirs = POSSESSIVE.match(between)
    rest = _REMARK.sub(" ", between[theirs.end() :] if theirs else between)
    words = _words(rest)
    if words and words[0] in _CLAUSE:
        return False  # *Called [[Ann]], who works with [[Bo]]*
    joins = [word for word in words if word in JOINING]
    said = [word for word in words if word not in JOINING and word not in _ALSO]
    if theirs or not said:
        return not said or _may_be_of_theirs(said)
    if said == ["from"]:
        return False  # *Met [[Ann]] from [[Black House]]*: where she is from
    if said[-1] in _TO and said[-1] not in _OF:
        return len(said) < _MOST_WORDS and _ARTICLES.isdisjoint(said)
    if joins and (said[0] in rules.contact_verbs or said[0] in _ARTICLES):
        return _may_be_of_theirs(said)
    return _are_names(rest)


def _may_be_of_theirs(said: list[str]) -> bool:
    """Whether words may say what somebody is: *her partner*, *new boss*."""
    return len(said) <= _MOST_WORDS and _OF.isdisjoint(said) and _CLAUSE.isdisjoint(said)


def _are_names(text: str) -> bool:
    """Whether nothing but names stands between signs and words that join them: *, Cy Dow and*."""
    parts = [part.strip() for part in _JOINED_NAMES.split(text.strip(_SIGNS)) if part.strip()]
    return all(part in WITH or name_ends(part)[-1:] == [len(part)] for part in parts)


def _words(text: str) -> list[str]:
    words = (word.strip(_SIGNS) for word in text.lower().split())
    return [word for word in words if word]
