"""What kg.toml says of a page: of what it is one (`same`), and what is not its (`not_same`)."""

from __future__ import annotations

from kg.model.kinds import AliasSource, AliasSources, is_entity
from kg.model.names import slug
from kg.model.page import Page, SameMark
from kg.model.same import Group, Groups, Same, name_in


def with_same(page: Page, same: Same) -> Page:
    """The page of a person, project or organization as kg.toml joins and parts it.

    By path, key or own name it is a page of its group's thing, whatever it is called; by another
    name or an address only if no other page bears that, which the index of names tells.
    """
    if not is_entity(page.node_kind):
        return page
    if same.parted:
        page = _kept_apart(page, same)
    return _joined(page, same) if same.joined else page


def _kept_apart(page: Page, same: Same) -> Page:
    """The page without the names and addresses that are not its: of what `not_same` parts it keeps
    the one that is most its own, and of two aliases none. Of a path or an address among those it
    tells that it is its."""
    borne = _borne(page)
    not_its: set[str] = set()
    for group in _parted(borne, same):
        held = list(dict.fromkeys(_thing(member) for member in borne if member in group))
        is_own = held[0] in map(_thing, (*_own(page), *page.emails))
        not_its.update(held[1:] if is_own else held if len(held) > 1 else ())
    told = [one for one in (page.path, *map(str.lower, page.emails)) if one not in not_its]
    page = page._replace(same=tuple(SameMark(one, "") for one in told if one in same.parted))
    if not not_its:
        return page
    return page._replace(
        names=tuple(name for name in page.names if slug(name) not in not_its),
        aliases=tuple(alias for alias in page.aliases if slug(alias[0]) not in not_its),
        emails=tuple(email for email in page.emails if email.lower() not in not_its),
    )


def _parted(borne: list[str], same: Same) -> Groups:
    return tuple(dict.fromkeys(group for one in borne for group in same.parted.get(one, ())))


def _thing(member: str) -> str:
    return name_in(member) or member


def _borne(page: Page) -> list[str]:
    """All that the page may be a member by, what is most its own first."""
    return [*_own(page), *_other(page)]


def _own(page: Page) -> list[str]:
    # A name that `not_same` gives to several pages says of none which is meant.
    names = [] if "~" in page.key else [slug(name) for name in page.names]
    return [page.path, page.key, *names, *(f"{page.node_kind}:{name}" for name in names)]


def _other(page: Page) -> list[str]:
    names = [alias for alias, _ in page.aliases]
    if page.otherwise:
        names.append(page.otherwise.shared)
    return [*(email.lower() for email in page.emails), *map(slug, names)]


def _joined(page: Page, same: Same) -> Page:
    own, others = _groups(_own(page), page, same), _groups(_other(page), page, same)
    if not own and not others:
        return page
    groups = list(dict.fromkeys(own.values()))
    marks = [*page.same]
    marks += [SameMark(member, "") for member, group in own.items() if group is groups[0]]
    for member, group in (*own.items(), *others.items()):
        to = "" if groups and group is groups[0] else f"{page.node_kind}:{group.key_name}"
        marks.append(SameMark(member, to))
    page = page._replace(same=tuple(dict.fromkeys(marks)))
    return _page_of(page, groups[0]) if groups else page


def _groups(members: list[str], page: Page, same: Same) -> dict[str, Group]:
    """The groups that join what the page bears, by folded name or address."""
    found = ((_thing(one), same.group_of(page.node_kind, one)) for one in members)
    return {member: group for member, group in found if group}


def _page_of(page: Page, group: Group) -> Page:
    """The page as one of its group's thing: it brings all names and addresses of the group."""
    key = f"{page.node_kind}:{group.key_name}"
    known = {slug(name) for name, _ in page.aliases}
    label = (page.label,) if slug(page.label) != group.key_name else ()
    names = {slug(name): name for name in (*label, *group.names) if slug(name) not in known}
    names.pop(group.key_name if group.key_name == slug(page.label) else "", None)
    more: list[tuple[str, AliasSource]] = [(name, AliasSources.SAME) for name in names.values()]
    return page._replace(
        key=key,
        called_same=group.called,
        aliases=(*page.aliases, *more),
        emails=tuple(dict.fromkeys((*page.emails, *group.addresses))),
        otherwise=page.otherwise and page.otherwise._replace(key=key),
    )
