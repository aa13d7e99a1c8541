"""A random vault and what happens to it, as the same numbers always give it."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.law import edits, people, surroundings, texts
from tests.law.steps import Step
from tests.law.world import World

DAYS = ("2026-01-10", "2026-01-10", "2025-12-01", "2026-02-03", "2025-10-06")
# How often each edit is tried, among all of them.
MIX: dict[edits.Edit, int] = {
    edits.write: 6,
    edits.append: 6,
    edits.drop_line: 6,
    edits.same_size: 3,
    edits.same_size_and_time: 3,
    edits.saved_safely: 2,
    edits.touch: 2,
    edits.back_in_time: 4,
    edits.delete: 5,
    edits.rename: 4,
    edits.rename_newest_beside_new: 4,
    edits.swap: 3,
    edits.rename_folder: 3,
    edits.rename_case: 3,
    edits.archive: 3,
    edits.other_kind: 4,
    edits.retype: 4,
    edits.reshelve: 4,
    edits.author: 3,
    edits.empty_property: 3,
    edits.drop_property: 3,
    edits.alias: 4,
    edits.name_source: 4,
    edits.meet_again: 3,
    edits.join_event: 5,
    edits.leave_event: 4,
    edits.meet_within: 5,
    edits.copy: 4,
    edits.name: 4,
    edits.fill_gap: 4,
    edits.open_gap: 4,
    edits.case_of_tag: 2,
    people.nickname: 5,
    people.listed: 3,
    people.absence: 4,
    people.address: 3,
    people.display: 4,
    people.give_alias: 4,
    people.take_alias: 3,
    surroundings.attach: 3,
    surroundings.detach: 2,
    surroundings.move_attachment: 2,
    surroundings.become_attachment: 2,
    surroundings.obsidian: 2,
    surroundings.no_obsidian: 1,
    surroundings.toml: 2,
    surroundings.settle: 3,
    surroundings.link: 2,
    surroundings.unlink: 2,
    surroundings.fifo: 1,
    surroundings.grow: 1,
    surroundings.forbid: 2,
}


def make(seed: int, number: int, scratch: Path) -> list[Step]:
    """The sequence of this number: notes, an import, edits and imports, and a last import."""
    rng = random.Random(f"{seed}:{number}")
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        world = World(Path(folder) / "vault", rng)
        day = rng.choice(DAYS)
        fill(world, day)
        world.imported(day)
        for _ in range(rng.randint(5, 15)):
            _edit(world)
            if rng.random() < 0.1:
                day = rng.choice(DAYS)
            if rng.random() < 0.5:
                world.imported(day)
                if rng.random() < 0.1:
                    world.imported(day)  # with nothing changed
        world.imported(day, asking=True)
        return world.steps


def fill(world: World, day: str) -> None:
    """Make the vault's first notes, attachments and settings; imported as they come, so that ids
    do not have the order of paths."""
    there: set[str] = set()
    wanted = world.rng.randint(30, 80)
    while len(there) < wanted:
        path, text = texts.note(world.rng)
        if path not in there or world.rng.random() < 0.1:
            world.do("note", [world.write(path, text)])
            there.add(path)
        if world.rng.random() < 0.04:
            world.imported(day)
    for path in world.rng.sample(texts.FILES, world.rng.randint(0, len(texts.FILES))):
        world.do("note", [world.write(path, "x")])
    if world.rng.random() < 0.3:
        world.do("note", [world.write("kg.toml", 'me = ["Ann Lee"]\n')])
    elif world.rng.random() < 0.5:
        world.do("note", [world.write("kg.toml", surroundings.KIND)])
    elif world.rng.random() < 0.3:
        world.do("note", surroundings.settle(world))


def _edit(world: World) -> None:
    """One of the edits that have something to change now."""
    while True:
        edit = world.rng.choices(list(MIX), list(MIX.values()))[0]
        ops = edit(world)
        if ops:
            world.do(edit.__name__, ops)
            return
