"""Everything that happens to the notes of a vault between two imports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tests.law import texts
from tests.law.steps import Op
from tests.law.world import World

Edit = Callable[[World], list[Op]]
# Words of equal length, one for the other: the file's size stays.
_EQUAL = (
    ("[ ]", "[x]"), ("blocked", "waiting"), ("active", "paused"), ("Ann", "Zoe"), ("Bo", "Al"),
    ("Harbor", "Border"), ("#team", "#Team"), ("2025-1", "2026-0"), ("Annie", "Aenne"),
    ("type", "tipe"), ("title", "Title"), ("source_ref", "source_rem"), ("[[", "(("),
)  # fmt: skip
_ARCHIVE = "Archive/"


def write(world: World) -> list[Op]:
    path, text = texts.note(world.rng)
    return [world.write(path, text)]


def append(world: World) -> list[Op]:
    return _changed(world, lambda text: text + texts.line(world.rng) + "\n")


def drop_line(world: World) -> list[Op]:
    def without(text: str) -> str:
        lines = text.split("\n")
        del lines[world.rng.randrange(len(lines))]
        return "\n".join(lines)

    return _changed(world, without)


def same_size(world: World) -> list[Op]:
    return _changed(world, lambda text: _equal(world, text))


def same_size_and_time(world: World) -> list[Op]:
    return _changed(world, lambda text: _equal(world, text), keep_time=True)


def saved_safely(world: World) -> list[Op]:
    """Another file takes the place of the old one, with its time."""
    ops = _changed(world, lambda text: _equal(world, text), keep_time=True)
    return [op._replace(what="replace") for op in ops]


def touch(world: World) -> list[Op]:
    path = world.some(world.files())
    return [Op("touch", path, mtime=world.now())] if path else []


def back_in_time(world: World) -> list[Op]:
    """The text that a file once had, with the time that it had then."""
    return [world.rng.choice(world.past)] if world.past else []


def delete(world: World) -> list[Op]:
    """A note, or what is no note and no folder either."""
    path = world.some(world.files())
    return [Op("remove", path)] if path and len(world.notes()) > 3 else []


def rename(world: World) -> list[Op]:
    path = world.some(world.notes())
    if not path:
        return []
    target = texts.note(world.rng)[0]
    if world.rng.random() < 0.5:
        target = f"{path.rpartition('/')[0] or 'Notes'}/{world.rng.choice(texts.NOTES)}.md"
    return [Op("move", path, target)]


def rename_newest_beside_new(world: World) -> list[Op]:
    """The note that came last gets another name, while others come."""
    added = [op.path for step in world.steps for op in step.ops if op.what == "write"]
    there = set(world.notes())
    newest = next((path for path in reversed(added) if path in there), max(there, default=None))
    if not newest:
        return []
    moved = Op("move", newest, newest[:-3] + world.rng.choice((" moved", " 3", "")) + " new.md")
    return [moved, *(world.write(*texts.note(world.rng)) for _ in range(world.rng.randint(1, 3)))]


def swap(world: World) -> list[Op]:
    notes = world.notes()
    if len(notes) < 2:
        return []
    one, other = world.rng.sample(notes, 2)
    return [Op("move", one, "Swap.md"), Op("move", other, one), Op("move", "Swap.md", other)]


def rename_folder(world: World) -> list[Op]:
    folder = world.some(world.folders())
    if not folder:
        return []
    new = world.rng.choice((folder + " 2", "Moved/" + folder, folder.lower(), "People", "Archive"))
    return [
        Op("move", path, new + path[len(folder) :])
        for path in world.files()
        if path.startswith(folder + "/")
    ]


def rename_case(world: World) -> list[Op]:
    """Only the case, or only the form of its accents."""
    path = world.some(world.notes())
    if not path:
        return []
    folder, _, name = path.rpartition("/")
    forms = [name.upper()[:-3] + ".md", name.lower(), name.title()[:-3] + ".md"]
    forms += [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    new = [form for form in forms if form != name]
    return (
        [Op("move", path, (folder + "/" if folder else "") + world.rng.choice(new))] if new else []
    )


def archive(world: World) -> list[Op]:
    """Into the archive, or out of it."""
    path = world.some(world.notes())
    if not path:
        return []
    inside = path.startswith(_ARCHIVE)
    return [Op("move", path, path.removeprefix(_ARCHIVE) if inside else _ARCHIVE + path)]


def other_kind(world: World) -> list[Op]:
    """A note becomes one of another kind, in its place."""
    path = world.some(world.notes())
    return [world.write(path, texts.note(world.rng)[1])] if path else []


def retype(world: World) -> list[Op]:
    kinds = ("person", "project", "meeting", "customer", "note", "call", "template", "book")
    return _property(world, "type", lambda _: world.rng.choice(kinds))


def reshelve(world: World) -> list[Op]:
    """A note comes onto the shelf of a kind of the vault's own, goes from it, or gets its tag."""
    path = world.some(world.notes())
    if not path:
        return []
    if world.rng.random() < 0.3:
        return _property(world, "tags", lambda _: world.rng.choice(("[reading]", "[reading/sea]")))
    inside = path.startswith("Shelf/")
    name = path.rpartition("/")[2]
    target = f"Notes/{name}" if inside else world.rng.choice(("Shelf/", "Shelf/Sea/")) + name
    return [Op("move", path, target)]


def author(world: World) -> list[Op]:
    """A book is by somebody else, or of another year."""
    path = world.some([path for path in world.notes() if "author:" in world.text(path)])
    if not path:
        return []
    line = world.rng.choice((f"author: {texts.link(world.rng)}", "author: [Bo Ek, '[[Ann Lee]]']"))
    text = re.sub(r"(?m)^author:(?: .*|(?:\n  - .*)+)$", lambda _: line, world.text(path), count=1)
    return [world.write(path, text)]


def empty_property(world: World) -> list[Op]:
    return _changed(world, lambda text: _line_of_head(world, text, lambda line: _key(line) + ":"))


def drop_property(world: World) -> list[Op]:
    return _changed(world, lambda text: _line_of_head(world, text, lambda _: None))


def alias(world: World) -> list[Op]:
    """A name that another page may have already."""
    names = (*texts.NICKS, *texts.PEOPLE, *texts.PROJECTS, *texts.MISSING, *texts.NOTES)
    return _property(world, "aliases", lambda _: f"[{world.rng.choice(names)}]")


def name_source(world: World) -> list[Op]:
    """A meeting is made from a note, from another one, or from none any more."""
    meetings = [path for path in world.notes() if "attendees" in world.text(path)]
    names = [path.rpartition("/")[2][:-3] for path in world.notes()]
    names = [name for name in names if not set(name) & set("[]#|\udcff")]
    path, name = world.some(meetings), world.some(names)
    if not path or not name:
        return []
    text = re.sub(r"(?m)^source_ref:.*\n", "", world.text(path))
    if text == world.text(path) or world.rng.random() < 0.5:
        text = text.replace("---\n", f'---\nsource_ref: "[[{name}]]"\n', 1)
    return [world.write(path, text)]


def meet_again(world: World) -> list[Op]:
    """Another note of a meeting, by its name and day."""
    path = world.some([path for path in world.notes() if "attendees" in world.text(path)])
    if not path:
        return []
    folder, _, name = path.rpartition("/")
    text = world.text(path) + texts.line(world.rng) + "\n"
    return [world.write(f"{folder}/{world.rng.choice('AZ')} {name}", text)]


def join_event(world: World) -> list[Op]:
    """A page of an event comes, or what such pages name as their source."""
    made = world.rng.choice((texts.page_of_event, texts.page_of_event, texts.source_of_event))
    return [world.write(*made(world.rng))]


def leave_event(world: World) -> list[Op]:
    """A page of an event says another day, names others or another source, or goes."""
    pages = [path for path in world.notes() if path.endswith(("Walk.md", "Keel.md", "Tape.md"))]
    path = world.some(pages)
    if not path:
        return []
    if world.rng.random() < 0.3:
        return [Op("remove", path)]
    text = texts.page_of_event(world.rng)[1]
    if world.rng.random() < 0.5:
        text = world.text(path) + world.rng.choice(("And more.\n", "**Date:** 2025-10-08\n"))
    return [world.write(path, text)]


def meet_within(world: World) -> list[Op]:
    """A note of minutes gets a dated section, another one, or loses one."""
    path = world.some([path for path in world.notes() if path.endswith(" minutes.md")])
    if not path:
        return [world.write(*texts.minutes(world.rng))]
    head, *sections = re.split(r"(?m)^(?=## )", world.text(path))
    at = world.rng.randrange(len(sections) + 1)
    new = [texts.dated_section(world.rng)] if world.rng.random() < 0.7 else []
    gone = world.rng.choice((0, 1))
    return [world.write(path, "".join((head, *sections[:at], *new, *sections[at + gone :])))]


def copy(world: World) -> list[Op]:
    """What a sync tool leaves beside a note: equal to it or not."""
    path = world.some(world.notes())
    if not path:
        return []
    marks = (" 1", " (1)", " (conflicted copy 2026-01-02)")
    more = world.rng.choice(("", "", texts.line(world.rng) + "\n"))
    return [world.write(f"{path[:-3]}{world.rng.choice(marks)}.md", world.text(path) + more)]


def name(world: World) -> list[Op]:
    """A name that another page may have already, or a job that others have, too."""
    key = world.rng.choice(("name", "title"))
    names = (*texts.PEOPLE, *texts.PROJECTS, "Engineer")
    return _property(world, key, lambda _: world.rng.choice(names))


def fill_gap(world: World) -> list[Op]:
    """A note that links want."""
    name = world.rng.choice((*texts.MISSING, *texts.NICKS, *texts.NOTES))
    folder = world.rng.choice(("Notes", "People", "Projects", "Inbox", "Archive"))
    return [world.write(f"{folder}/{name}.md", texts.note(world.rng)[1])]


def open_gap(world: World) -> list[Op]:
    """A note that links lead to goes."""
    text = "\n".join(world.text(path) for path in world.notes())
    wanted = [p for p in world.notes() if f"[[{p.rpartition('/')[2][:-3]}" in text]
    path = world.some(wanted)
    return [Op("remove", path)] if path else []


def case_of_tag(world: World) -> list[Op]:
    def other(text: str) -> str:
        found = re.search(r"#(?:team|status/blocked|sea)", text, re.IGNORECASE)
        return text.replace(found[0], found[0].swapcase()) if found else "#tEAM\n" + text

    return _changed(world, other)


def _changed(world: World, change: Callable[[str], str], *, keep_time: bool = False) -> list[Op]:
    path = world.some(world.notes())
    if not path:
        return []
    text = change(world.text(path))
    if text == world.text(path):
        return []
    return [world.write(path, text, world.mtime(path) if keep_time else None)]


def _equal(world: World, text: str) -> str:
    """A text of equal size."""
    pairs = [pair for one, other in _EQUAL for pair in ((one, other), (other, one))]
    there = [(old, new) for old, new in pairs if old in text]
    if there:
        old, new = world.rng.choice(there)
        return text.replace(old, new, world.rng.choice((1, -1)))
    return re.sub("[A-Za-z]", lambda letter: letter[0].swapcase(), text)


def _property(world: World, key: str, value: Callable[[str], str]) -> list[Op]:
    def other(text: str) -> str:
        new = f"{key}: {value(text)}\n"
        if not text.startswith("---\n"):
            return f"---\n{new}---\n{text}"
        if re.search(rf"(?m)^{key}:.*\n", text):
            return re.sub(rf"(?m)^{key}:.*\n", lambda _: new, text, count=1)
        return text.replace("---\n", "---\n" + new, 1)

    return _changed(world, other)


def _line_of_head(world: World, text: str, change: Callable[[str], str | None]) -> str:
    """The text with one line of its frontmatter changed, or taken out for None."""
    before, mark, after = text.removeprefix("---\n").partition("\n---\n")
    lines = before.split("\n")
    at = world.rng.randrange(len(lines))
    if not mark or not text.startswith("---\n") or ":" not in lines[at]:
        return text
    new = change(lines[at])
    lines[at : at + 1] = [] if new is None else [new]
    return "---\n" + "\n".join([*lines, "---"]) + "\n" + after


def _key(line: str) -> str:
    return line.partition(":")[0]
