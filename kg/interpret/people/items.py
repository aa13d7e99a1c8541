"""An item of its own (a bullet, a row, an element of a property): one person, unless it says
otherwise. The first rule that holds reads it."""

from __future__ import annotations

from collections.abc import Callable

from kg.interpret.home_folders import glued
from kg.interpret.jobs import is_job, is_job_title
from kg.interpret.labels import label_of
from kg.interpret.list_items import (
    BEHIND_COMPANY,
    STRONG,
    Item,
    are_names,
    item_of,
    name_only,
    names_apart,
    split,
)
from kg.interpret.looks import is_full, look_of
from kg.interpret.masks import is_address, masked
from kg.interpret.people.groups import Employer, employer_of, is_labelled
from kg.interpret.people.links import links_side_by_side
from kg.interpret.people.names import is_one, known_as_whole, read_name, turned
from kg.interpret.people.scope import Found, Scope
from kg.interpret.people.texts import employed, labelled, of_known_company, read_part
from kg.interpret.tidy_names import tidy
from kg.model.kinds import Kinds, Looks
from kg.model.names import slug
from kg.model.people import NotPerson

Rule = Callable[[Item, Scope], list[Found] | None]


def read_item(text: str, scope: Scope) -> list[Found]:
    """Whom an item names."""
    item = item_of(text)
    for rule in _RULES:
        found = rule(item, scope)
        if found is not None:
            return found
    return _one_name(item, scope)


def _whole(item: Item, scope: Scope) -> list[Found] | None:
    """`Kit & Kin`, as somebody or a company is called."""
    return known_as_whole(item.text, scope)


def _of_company_with_comma(item: Item, scope: Scope) -> list[Found] | None:
    """`Wood, Bell & Co: Ann Lee`, `Berg, Tal - Bo Ek`, where a company is called so."""
    found = BEHIND_COMPANY.search(item.text) if "," in item.text else None
    if found is None or "," not in item.text[: found.start()]:
        return None
    employer = employer_of(item.text[: found.start()].strip(" *_"), scope.known)
    return employed(employer, item.text[found.end() :], scope) if employer.sure else None


def _last_first(item: Item, scope: Scope) -> list[Found] | None:
    """`Lee, Ann`, where the whole list is written so, Ann Lee is known or an address follows."""
    if item.is_turned_with_address:
        return turned(item, scope)
    if not item.is_turned:
        return None
    if scope.common.last_first or scope.known(item.turned) == Kinds.PERSON:
        return turned(item, scope)
    return None


def _before_colon(item: Item, scope: Scope) -> list[Found] | None:
    """`Organizer: Ann`, `Acme: Ann, Bo`, `Berlin: Ann Lee, Bo Ek`, `Otis Bell: Captain`."""
    head, rest = item.before_colon
    if not head:
        return None
    if (label := label_of(head, scope.rules)) is not None:
        return labelled(label, rest, scope)
    if not rest:
        return []  # a label above its people
    if (linked := _linked_before_colon(head, rest, scope)) is not None:
        return linked
    is_label = is_labelled(head, scope.rules, scope.known)
    is_name = not is_label and look_of(tidy(head)) == Looks.NAME
    says_role = label_of(rest, scope.rules) is not None  # 李港：记录
    is_name = is_name and (scope.common.colon_names or says_role or not are_names(rest))
    if is_name or scope.known(name_only(head)) == Kinds.PERSON:
        return _each_name(head, rest, scope)
    if is_label or are_names(rest):
        return employed(employer_of(head, scope.known), rest, scope)
    return [NotPerson(item.text, scope.entry.line)]


def _linked_before_colon(head: str, rest: str, scope: Scope) -> list[Found] | None:
    """`[[Ann Lee]]: Chair`, `Ann Lee <ann@acme.example>: Chair`; None for a label, `[[Acme]]: Ann
    Lee, Bo Ek`."""
    kind = scope.known(name_only(head))
    if kind not in (None, "", Kinds.PERSON) or (kind != Kinds.PERSON and are_names(rest)):
        return None
    if head.startswith(("[", "@")):
        return links_side_by_side(f"{head} - {rest}", scope)
    return read_name(head, scope, remarks=[rest]) if is_address(head) else None


def _each_name(text: str, remark: str, scope: Scope) -> list[Found]:
    """Whom a text before a colon names: `Ana Ruiz y Luis Gil: lectores`."""
    if scope.known(name_only(text)) == Kinds.PERSON:
        return read_name(text, scope, remarks=[remark])
    mask = masked(text)
    names = [mask.open(name) for name in names_apart(mask.text)]
    return [one for name in names for one in read_name(name, scope, remarks=[remark])]


def _behind_dash(item: Item, scope: Scope) -> list[Found] | None:
    """`Acme - Ann Lee`, where Acme is a known company, and `Product Manager - Ann Lee`."""
    if (people := of_known_company(item, scope)) is not None:
        return people
    first, rest = item.before_dash
    if rest and is_job_title(first) and are_names(rest) and not scope.known(name_only(first)):
        return employed(scope.employer, rest, scope)
    return None


def _links(item: Item, scope: Scope) -> list[Found] | None:
    """`[[Ann Lee]], [[Bo Ek]]`, `@annlee`."""
    return links_side_by_side(item.text, scope)


def _several_names(item: Item, scope: Scope) -> list[Found] | None:
    """`Ann Lee and Bo Ek`."""
    names = [item.mask.open(name) for name in _names_of(item, scope)]
    if len(names) < 2 or is_one(item.text, scope):
        return None
    found: list[Found] = []
    for name in names:
        whole = known_as_whole(name, scope)
        found += read_name(name, scope) if whole is None else whole
    return found


def _names_of(item: Item, scope: Scope) -> list[str]:
    """The names before the remark of an item; *Malt and Hops* is one where it is known."""
    parts = split(item.head_masked, STRONG)
    if len(parts) < 2:
        return names_apart(item.head_masked)
    return [
        name
        for part in parts
        for name in ([part] if is_one(item.mask.open(part).strip(), scope) else names_apart(part))
    ]


def _colleagues(item: Item, scope: Scope) -> list[Found] | None:
    """`A, B - Company`, `A, B (Company)` and `A, B, Company`."""
    people, company = _people_and_company(item, scope)
    if not people:
        return None
    scope = scope._replace(employer=Employer(company, sure=False))
    return [one for name in people for one in read_name(name, scope)]


def _people_and_company(item: Item, scope: Scope) -> tuple[list[str], str]:
    parts = item.parts
    if len(parts) < 2:
        return [], ""
    if item.company and all(_is_second(part, scope) for part in parts[1:]):
        return parts, item.company
    recurs = len(parts) > 2 and scope.common.last_parts.get(slug(parts[-1]), 0) > 1
    if recurs and all(_is_second(part, scope) for part in parts[1:-1]):
        return parts[:-1], parts[-1]
    return [], ""


def _is_second(part: str, scope: Scope) -> bool:
    """Whether a part behind a comma is a colleague and no job."""
    if scope.known(name_only(part)) == Kinds.PERSON or part.startswith("[["):
        return True
    return is_full(part) and slug(part) not in scope.common.lone_parts and not is_job(part)


def _one_name(item: Item, scope: Scope) -> list[Found]:
    """`Ann Lee, Acme`, and people behind commas who are links or known."""
    first, *others = item.parts or [""]
    people = [part for part in others if _is_person(part, first, scope)]
    found = read_name(item.without(people) if people else item.text, scope)
    return [*found, *(one for part in people for one in read_part(part, scope))]


def _is_person(part: str, first: str, scope: Scope) -> bool:
    """Whether all of a part behind a comma is somebody else than the `first`."""
    if part.startswith("@"):
        return glued(part) != glued(name_only(first))
    if part.startswith("[["):
        return not employer_of(part, scope.known).sure
    return scope.known(name_only(part)) == Kinds.PERSON


_RULES: tuple[Rule, ...] = (
    _whole,
    _of_company_with_comma,
    _last_first,
    _before_colon,
    _behind_dash,
    _links,
    _several_names,
    _colleagues,
)
