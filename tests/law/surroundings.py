"""What changes around the notes: attachments, settings, links and files that cannot be read."""

from __future__ import annotations

import json
import os

from kg.model.names import slug
from tests.law import texts
from tests.law.steps import Op
from tests.law.world import World

_IGNORED = ("Archive/", "Notes/", "/\\d{4}-\\d\\d/", "Transcripts", "Inbox/")
KIND = (
    '[kinds.book]\nfolders = ["Shelf"]\ntypes = ["novel"]\ntags = ["reading"]\n'
    'fields = ["author", "year"]\n'
)
_TOML = (
    "",
    'me = ["Ann Lee"]\n',
    'me = ["Bo Ek", "Bo"]\n',
    'my_organization = ["Brightwater"]\n',
    'ignore = ["Archive/"]\n',
    'ignore = ["*.png", "Notes/"]\n',
    'not_same = [["Archive/People/Ann Lee.md", "People/Ann Lee.md"]]\n',
    '[status]\nactive = ["waiting"]\n',
    "[cadence]\nteam = 14\n",
    KIND,
    KIND,
    '[kinds.book]\ntypes = ["-book", "novel"]\nfields = { by = ["author"] }\n',
    '[kinds.crew]\nfolders = ["Crew", "Inbox"]\nfields = ["role"]\n',
    '[folders]\nmeeting = ["Inbox"]\n',
    "broken = [\n",
    "\n[questions.one]\nsql = 'selct'\n",
    "\n[questions.one]\nsql = 'select 1'\n\n[questions.two]\ntasks = 'dun'\n",
    "\n[questions.two]\ndataview = 'LISTE'\n\n[cadence]\nteam = 14\n",
)
_TYPES = ("text", "number", "date", "multitext", "checkbox")


def attach(world: World) -> list[Op]:
    path = world.rng.choice((*texts.FILES, "Odd/日本.pdf", "Pic.PNG"))
    return [world.write(path, "x" * world.rng.randint(0, 9))]


def detach(world: World) -> list[Op]:
    path = world.some(world.attachments())
    return [Op("remove", path)] if path else []


def move_attachment(world: World) -> list[Op]:
    path = world.some(world.attachments())
    return (
        [Op("move", path, world.rng.choice((*texts.FILES, "pic 2.png", "Pic.png")))] if path else []
    )


def become_attachment(world: World) -> list[Op]:
    """A note's ending goes, or comes back."""
    path = world.some(world.files())
    if not path:
        return []
    return [Op("move", path, path[:-3] if path.endswith(".md") else path + ".md")]


def obsidian(world: World) -> list[Op]:
    rng = world.rng
    name, value = rng.choice(
        (
            ("app.json", {"userIgnoreFilters": rng.sample(_IGNORED, rng.randint(0, 2))}),
            ("daily-notes.json", {"folder": rng.choice(("Daily", "Log", "Notes"))}),
            (
                "daily-notes.json",
                {"folder": "Daily", "format": rng.choice(("YYYY-MM-DD", "DD.MM"))},
            ),
            ("types.json", {"types": {rng.choice(("due", "title", "status")): rng.choice(_TYPES)}}),
        )
    )
    return [world.write(f".obsidian/{name}", rng.choice((json.dumps(value),) * 9 + ("{",)))]


def no_obsidian(world: World) -> list[Op]:
    return [Op("remove", f".obsidian/{world.rng.choice(('app', 'daily-notes', 'types'))}.json")]


def toml(world: World) -> list[Op]:
    return [world.write("kg.toml", world.rng.choice(_TOML))]


def settle(world: World) -> list[Op]:
    """Things are joined or parted in kg.toml, or what was said there is taken back."""
    return [world.write("kg.toml", _settled(world))]


def _settled(world: World) -> str:
    """A kg.toml that joins or parts some things; now and then it contradicts itself."""
    rng = world.rng
    keys = [f"person:{slug(name)}" for name in (*texts.PEOPLE, *texts.NICKS)]
    keys += [f"project:{slug(name)}" for name in texts.PROJECTS]
    members = (*texts.PEOPLE, *texts.NICKS, *texts.ADDRESSES, *texts.ORGS, *world.notes()[:20])
    lines = []
    for _ in range(rng.randint(0, 2)):
        kind = rng.choice(("person:", "person:", "project:"))
        some = [key for key in keys if key.startswith(kind)] + list(members)
        group = [json.dumps(one, ensure_ascii=False) for one in rng.sample(some, rng.randint(2, 4))]
        lines.append(f"[{', '.join(group)}]")
    if not lines:
        return ""
    same = rng.choice(("same", "same", "not_same"))
    return f"{same} = [{', '.join(lines)}]\n"


def link(world: World) -> list[Op]:
    """A link of the file system: to nothing, out of the vault, or to another note."""
    target = world.rng.choice(
        ("nowhere.md", "OUTSIDE", "VAULT/People/Ann Lee.md", "VAULT/Notes", "itself.md")
    )
    path = world.rng.choice(("Notes/Linked.md", "itself.md", "Linked.png", "People/Linked.md"))
    return [Op("link", path, target)]


def unlink(world: World) -> list[Op]:
    notes = set(world.notes()) | set(world.attachments())
    path = world.some([path for path in world.files() if path not in notes])
    return [Op("remove", path)] if path else []


def fifo(world: World) -> list[Op]:
    return [Op("fifo", world.rng.choice(("Notes/Pipe.md", "Pipe.png")))]


def grow(world: World) -> list[Op]:
    """A note becomes too large to be read."""
    path = world.some(world.notes())
    return [Op("grow", path, mtime=world.now())] if path and world.rng.random() < 0.5 else []


def forbid(world: World) -> list[Op]:
    """A note or a folder may not be read any more, or may be again; to root that means nothing."""
    if not os.geteuid():
        return []
    forbidden = [op.path for step in world.steps for op in step.ops if op.what == "mode"]
    if forbidden and world.rng.random() < 0.5:
        return [Op("mode", world.rng.choice(forbidden), "755")]
    path = world.some([*world.notes(), *world.folders()])
    return [Op("mode", path, "000")] if path else []
