"""People named outside of lists, and links, as references that wait for the other notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.interpret.people.lists import read_text
from kg.model.kinds import Certainties, Certainty, Kinds, Looks, NameForm, NameForms
from kg.model.names import page_name, slug, turned_round
from kg.model.note import Link
from kg.model.owner import ALWAYS_ME, is_mine
from kg.model.page import Attendee, Listed, Named, Ref
from kg.model.people import Reading, Someone
from kg.model.rules import Rules

_EMPHASIS = re.compile(r"(?<![\w*`])(\*{1,3}|`)(?=\S)([^*`\n]+)(?<=\S)\1(?![\w*`])")
_WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
_EXPORTED = re.compile(r"(?:^|, )[^()\[\],]{1,200} \(([^()\s]{1,400}\.md)\)(?=,|$)")
_MARKDOWN = re.compile(r"\[([^\[\]]*)\]\(<?([^()<>]{0,500})>?\)")


def read_people(text: str, line: int, rules: Rules, *, listed: bool = False) -> list[Named]:
    """The people that a text names, in order; `listed`: it is an item of a list.

    Known forms are those of `kg.interpret.people`. The names of me give one reference. Who is
    marked as absent, `Ann Lee (declined)`, is left out.
    """
    if text.startswith("[[") and text.endswith("]]") and text.find("[[", 2) < 0:
        ref = link_in(text, line, Kinds.PERSON)  # by far the most frequent form
        return [Named(as_me(ref, rules))] if ref else []
    found = read_text(text, line, rules, item=listed)
    return [named_of(one, rules) for one in found if not one.absent]


def with_wikilinks(text: str, links: Sequence[Link]) -> str:
    """A text whose links are these, those of Markdown to notes written as wikilinks: so that there
    is one form to read, `[Ann](../Ann.md)` as `[[../Ann.md|Ann]]`."""
    if "](" not in text:
        return text
    left = [link for link in links if link.kind == "markdown"]

    def written(found: re.Match[str]) -> str:
        link = left.pop(0) if left else None
        return f"[[{link.target}|{found[1]}]]" if link and not link.external else found[0]

    return _MARKDOWN.sub(written, text)


def read_person(text: str, line: int, rules: Rules) -> Named | None:
    """The one person that a text names, None where it names nobody."""
    found = read_people(text.strip().lstrip("-*•").strip(), line, rules, listed=True)
    return found[0] if found else None


def named_of(one: Someone, rules: Rules) -> Named:
    """Somebody whom the grammar found, as a reference."""
    text = one.text
    form: NameForm = NameForms.PLAIN
    if not text:
        assert one.email
        ref = Ref(one.email, Kinds.PERSON, False, one.line, form=NameForms.EMAIL)
        return Named(as_me(ref, rules), one.email, one.employer, one.employs)
    if text.startswith("@"):
        text, form = text[1:], _form_of(one)
    ref = Ref(text, Kinds.PERSON, one.link, one.line, form=form, email=one.email or "")
    ref = as_me(ref._replace(look=one.look), rules)
    return Named(ref, one.email, one.employer, one.employs, one.handle)


def listed_in(reading: Reading, rules: Rules) -> Listed:
    """Whom lists of people name, as references."""
    return Listed(tuple(_attendee(one, rules) for one in reading.people), reading.not_people)


def _attendee(one: Someone, rules: Rules) -> Attendee:
    certainty: Certainty = Certainties.EXPLICIT if one.certain else Certainties.INFERRED
    return Attendee(named_of(one, rules), one.basis, certainty, one.absent)


def _form_of(one: Someone) -> NameForm:
    return NameForms.CAMEL if not one.email else NameForms.PLAIN


def as_me(ref: Ref, rules: Rules) -> Ref:
    """The reference itself, or, where it is one of my names, that to me."""
    name = ref.text
    if ref.link:
        name = page_name(name)
    if (
        is_mine(name, rules.me_names)
        or ("," in name and slug(turned_round(name)) in rules.me_names)
        or (ref.email and slug(ref.email) in rules.me_names)
    ):
        return Ref(name_of_me(rules), Kinds.PERSON, False, ref.line, form=NameForms.ME)
    return ref


def is_somebody(ref: Ref) -> bool:
    """Whether a reference surely names a person, and not me."""
    return ref.form != NameForms.ME and ref.look == Looks.NAME


def name_of_me(rules: Rules) -> str:
    """What I am called: whose vault this is."""
    return next((name for name in rules.me if "@" not in name), ALWAYS_ME[0])


def link_in(text: str, line: int, kind: str) -> Ref | None:
    """The first link in a text, as a reference."""
    wiki = _WIKILINK.search(text)
    if wiki and wiki[1].strip():
        row = (wiki[1].strip().rstrip("\\"), kind, True, line)
        return Ref(*row)
    markdown = _MARKDOWN.search(text)
    if markdown and "://" not in markdown[2]:
        return Ref(markdown[2].replace("%20", " "), kind, True, line)
    return None


def links_in(text: str, line: int, kind: str) -> list[Ref]:
    """Every wikilink in a text, as a reference."""
    return [
        Ref(found[1].strip().rstrip("\\"), kind, True, line)
        for found in _WIKILINK.finditer(text)
        if found[1].strip()
    ]


def exported_in(text: str, line: int, kind: str) -> list[Ref]:
    """The pages that a relation of Notion's names, as it is exported: `Oak Dam (Work/Oak%20Dam.md),
    Weir (Work/Weir.md)`."""
    return [
        Ref(found[1].replace("%20", " "), kind, True, line) for found in _EXPORTED.finditer(text)
    ]


def plain(text: str) -> str:
    """A text as it is read: links by what they show, without marks for emphasis."""
    if "[" in text:
        text = _WIKILINK.sub(lambda m: (m[2] or m[1].rpartition("/")[2]).strip(), text)
        text = _MARKDOWN.sub(lambda m: m[1], text)
    if "*" in text or "`" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return text.strip().strip("*_`").strip()
