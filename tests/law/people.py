"""What tells who somebody is, said or taken back between two imports: in lists, links, pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.law import texts
from tests.law.steps import Op
from tests.law.world import World

_FLOW = re.compile(r"(?m)^attendees: \[(?P<entries>.*)\]$")
_BLOCK = re.compile(r"(?m)^attendees:\n(?P<entries>(?:  - .*\n)+)")
_ITEMS = re.compile(r"(?m)^## Attendees\n\n(?P<entries>(?:- .*\n?)+)")
_ALIASES = re.compile(r"(?m)^aliases:(?: .*|(?:\n  - .*)+)\n")
_LINK = re.compile(r"(?<!!)\[\[(?P<target>[^\[\]|#]+)(?:\|[^\[\]]*)?\]\]")
_ADDRESS = re.compile(r" <[^<>]*>")
_ABSENT = re.compile(r"~~|^❌ | \((?:absent|excused)\)")


def nickname(world: World) -> list[Op]:
    """A nickname, or a job, comes into a list or goes: two lists make somebody of a nickname."""
    nick = world.rng.choice((*texts.HANDLES, *texts.HANDLES, *texts.JOBS))
    return _lists(world, lambda names: _toggled(names, nick))


def listed(world: World) -> list[Op]:
    """Somebody comes into a list or goes."""
    name = texts.somebody(world.rng)
    return _lists(world, lambda names: _toggled(names, name))


def absence(world: World) -> list[Op]:
    """Somebody of a list was absent, or was there after all."""
    form = world.rng.choice(("~~{}~~", "{} (absent)", "{} (excused)", "❌ {}"))
    return _one_entry(world, lambda name: _ABSENT.sub("", name), form)


def address(world: World) -> list[Op]:
    """An address beside a name of a list comes or goes."""
    form = f"{{}} <{texts.address(world.rng)}>"
    return _one_entry(world, lambda name: _ADDRESS.sub("", name), form)


def display(world: World) -> list[Op]:
    """A link shows another text, or none of its own."""
    path = world.some([p for p in world.notes() if _LINK.search(world.text(p))])
    if not path:
        return []
    text = world.text(path)
    found = world.rng.choice(list(_LINK.finditer(text)))
    shown = world.rng.choice(("", *texts.NICKS, *texts.PEOPLE, *texts.MISSING, "she"))
    link = f"[[{found['target']}{'|' if shown else ''}{shown}]]"
    return _written(world, path, text[: found.start()] + link + text[found.end() :])


def give_alias(world: World) -> list[Op]:
    """A page gets the nickname of a list, a job or a part of a name as its alias."""
    path = world.some([p for p in world.notes() if _is_page(p) and world.text(p)[:4] == "---\n"])
    if not path:
        return []
    name = world.rng.choice((*texts.HANDLES, *texts.JOBS, *texts.NICKS, *texts.MISSING))
    bare = _ALIASES.sub("", world.text(path))
    return _written(world, path, bare.replace("---\n", f"---\naliases: [{name}]\n", 1))


def take_alias(world: World) -> list[Op]:
    """A page loses its aliases."""
    path = world.some([p for p in world.notes() if _ALIASES.search(world.text(p))])
    return _written(world, path, _ALIASES.sub("", world.text(path))) if path else []


def _is_page(path: str) -> bool:
    return path.startswith(("People/", "Projects/", "Customers/", "Inbox/"))


def _toggled(names: list[str], name: str) -> list[str]:
    return [one for one in names if one != name] if name in names else [*names, name]


def _one_entry(world: World, bare: Callable[[str], str], form: str) -> list[Op]:
    """One entry of a list as `bare` leaves it; in the form, if that changes nothing."""

    def change(names: list[str]) -> list[str]:
        names = names or [texts.somebody(world.rng)]
        at = world.rng.randrange(len(names))
        plain = bare(names[at])
        return [*names[:at], plain if plain != names[at] else form.format(plain), *names[at + 1 :]]

    return _lists(world, change)


def _lists(world: World, change: Callable[[list[str]], list[str]]) -> list[Op]:
    """The list of a meeting's note with other entries."""
    path = world.some([p for p in world.notes() if "ttendees" in world.text(p)])
    return _written(world, path, _with_entries(world.text(path), change)) if path else []


def _with_entries(text: str, change: Callable[[list[str]], list[str]]) -> str:
    if found := _FLOW.search(text):
        entries = change([one for one in found["entries"].split(", ") if one])
        return _put(text, found, ", ".join(entries))
    for pattern, sign in ((_BLOCK, "  - "), (_ITEMS, "- ")):
        if found := pattern.search(text):
            entries = change([one.removeprefix(sign) for one in found["entries"].splitlines()])
            return _put(text, found, "".join(f"{sign}{one}\n" for one in entries))
    return f"{text}\n## Attendees\n\n" + "".join(f"- {one}\n" for one in change([]))


def _put(text: str, found: re.Match[str], entries: str) -> str:
    return text[: found.start("entries")] + entries + text[found.end("entries") :]


def _written(world: World, path: str, text: str) -> list[Op]:
    return [world.write(path, text)] if text != world.text(path) else []
