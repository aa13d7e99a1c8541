"""NoteView people out of what stands in a property, a table, a line or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model.kinds import NameForm, NameForms
from kg.model.names import slug, turned_round, without_md
from kg.model.page import Ref
from kg.model.rules import ALWAYS_ME, Rules


class Named(NamedTuple):
    """A person as named in a text: the reference, and what the text says of the person besides."""

    ref: Ref
    email: str | None = None
    organization: str | None = None


# No part of these patterns may run over an opening bracket: that would take quadratic time.
# What stays in one piece while a text is split: links, brackets, quotes, addresses.
_PIECE = re.compile(
    r"""\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\)|"[^"]{0,200}"|\([^()]*\)|<[^<>]*>"""
    r"""|[,;\n]|\s(?:and|&|\+)\s|.""",
    re.IGNORECASE,
)
_SPLITS = re.compile(r"[,;\n]|\s(?:and|&|\+)\s", re.IGNORECASE)
_WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
_MARKDOWN = re.compile(r"\[([^\[\]]*)\]\(<?([^()<>]{0,500})>?\)")
_WORD = r"[^\s<>(),;:\"\[\]@]"
_ADDRESS = re.compile(rf"(?<!{_WORD}){_WORD}{{1,64}}@{_WORD}{{1,250}}\.{_WORD}{{1,64}}")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_DASH = re.compile(r"\s[-–—|]\s")
_LETTER = re.compile(r"[^\W\d_]")
_REMARK = re.compile(
    r"\d|\b(?:last name|unknown|until|from|late|via|he|she|they|him|her|tbc)\b", re.I
)


# Whoever is named so was not there.
_ABSENT = re.compile(
    r"^~~.*~~$|\([^()]*\b(?:absent|declined|excused|regrets|apologies|no[- ]show"
    r"|(?:not|did not|didn['’]t) attend(?:ing)?)\b[^()]*\)\s*$",
    re.I,
)


def read_people(text: str, line: int, rules: Rules, *, listed: bool = False) -> list[Named]:
    """The people that a text names, in order.

    Names stand apart by comma, semicolon, "and" or "&". In an item of a list (`listed`), and where
    semicolons part the items, one comma is that of "Name, Company" or "Last, First"; such a name
    has the form COMMA, and what may be a second person comes after it, with the form SECOND and
    the first part: only those who are known tell.

    Known forms: `[[Ann Lee|Ann]]`, `Ann Lee <ann@x.org>`, `ann@x.org`, `@AnnLee`,
    `Ann Lee (Company)`, `Tom (last name unknown)`. The owner's names give one reference. Who is
    struck through or marked as absent, `Ann Lee (declined)`, is left out.
    """
    if text.startswith("[[") and text.endswith("]]") and text.find("[[", 2) < 0:
        ref = link_in(text, line, "person")  # by far the most frequent form
        return [Named(as_me(ref, rules), None, None)] if ref else []
    found: list[Named | None] = []
    for piece, second in _pieces(text, listed):
        if second:
            found += _around_comma(piece, second, line, rules)
        else:
            found.append(read_person(piece, line, rules))
    return [named for named in found if named]


def _around_comma(
    first: str, second: str, line: int, rules: Rules
) -> tuple[Named | None, Named | None]:
    """What stands around the one comma of an item."""
    one, other = read_person(first, line, rules), read_person(second, line, rules)
    if "@" in second or "[[" in second or (other and other.ref.form == NameForms.ME):
        return one, other
    if " " in first or "@" in first or "[[" in first:
        if one and not one.organization:
            one = one._replace(organization=second)
    elif one and one.ref.form == NameForms.ME:
        return one, other
    else:
        one = read_person(f"{first}, {second}", line, rules)
        if one and one.ref.is_plain:
            one = one._replace(ref=one.ref._replace(form=NameForms.COMMA))
        if one and one.ref.form == NameForms.ME:
            return one, None
    if one and other and other.ref.is_plain and not other.ref.link:
        return one, Named(other.ref._replace(form=NameForms.SECOND, before=first))
    return one, None


def read_person(text: str, line: int, rules: Rules) -> Named | None:
    """The one person that a text names, None where it names nobody."""
    text = text.strip().lstrip("-*•").strip()
    if text.endswith((")", "~~")) and _ABSENT.search(text):
        return None
    if "[" in text:
        linked = link_in(text, line, "person")
        if linked is not None:
            return Named(as_me(linked, rules))
    email = None
    if "@" in text:
        address = _ADDRESS.search(text)
        if address:
            email = address[0].rstrip(".").lower()
            text = (text[: address.start()] + text[address.end() :]).strip(" <>\"'()[]:")
            text = text.removeprefix("mailto:")
    organization = None
    if "(" in text:
        remark = _BRACKETS.search(text)
        if remark:
            text = (text[: remark.start()] + " " + text[remark.end() :]).strip()
            if _LETTER.search(remark[1]) and not _REMARK.search(remark[1]):
                organization = remark[1].strip()
    if "-" in text or "–" in text or "—" in text or "|" in text:
        name, *rest = _DASH.split(text, maxsplit=1)
        if rest and name:
            text, organization = name, organization or rest[0]
    return _named(text.strip(" \"'*_`.:"), email, organization, line, rules)


def _named(
    text: str, email: str | None, organization: str | None, line: int, rules: Rules
) -> Named | None:
    camel = False
    if text.startswith("@"):
        text = text[1:]
        camel = " " not in text and not email
    if not text and email:
        ref = Ref(email, "person", False, line, form=NameForms.EMAIL)
        return Named(as_me(ref, rules), email, organization)
    if not _LETTER.search(text) or slug(text) in rules.nobody or "://" in text:
        return None
    form: NameForm = NameForms.CAMEL if camel else NameForms.PLAIN
    ref = Ref(text, "person", False, line, form=form, email=email or "")
    return Named(as_me(ref, rules), email, organization)


def as_me(ref: Ref, rules: Rules) -> Ref:
    """The reference itself, or, where it is one of the owner's names, that to the owner."""
    name = ref.text
    if ref.link:
        name = without_md(name.rpartition("/")[2])
    if (
        slug(name) in rules.me_names
        or ("," in name and slug(turned_round(name)) in rules.me_names)
        or (ref.email and slug(ref.email) in rules.me_names)
    ):
        return Ref(name_of_me(rules), "person", False, ref.line, form=NameForms.ME)
    return ref


def is_somebody(ref: Ref) -> bool:
    """Whether a reference surely names a person, and not the owner."""
    return ref.form not in (NameForms.ME, NameForms.SECOND)


def name_of_me(rules: Rules) -> str:
    """What the owner of the vault is called."""
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


def plain(text: str) -> str:
    """A text as it is read: links by what they show, without marks for emphasis."""
    if "[" in text:
        text = _WIKILINK.sub(lambda m: (m[2] or m[1].rpartition("/")[2]).strip(), text)
        text = _MARKDOWN.sub(lambda m: m[1], text)
    return text.strip().strip("*_`").strip()


def _pieces(text: str, listed: bool) -> Iterator[tuple[str, str]]:
    """The parts of a text that name a person each; both sides of the one comma of an item."""
    if not _SPLITS.search(text):
        yield text, ""
        return
    if ";" in text and "," in text:
        items = _split(text, ";")
        if len(items) > 1:
            for item in items:
                yield from _pieces(item, True)
            return
    parts = [part for part in _split(text) if part.strip()]
    if listed and len(parts) == 2 and text.strip().strip(",").count(",") == 1:
        yield parts[0].strip(), parts[1].strip()
        return
    for part in parts:
        yield part, ""


def _split(text: str, signs: str = ",;\n") -> list[str]:
    words = len(signs) > 1  # "and" and the like stand between people, not between items
    parts = [""]
    for piece in _PIECE.findall(text):
        if piece in signs or (words and len(piece) < 8 and _SPLITS.fullmatch(f" {piece.strip()} ")):
            parts.append("")
        else:
            parts[-1] += piece
    return parts
