"""What a note says: the values that parsing returns.

Lines count from 1 in the file as it is, frontmatter included. A `block` is the line on which the
paragraph or list item starts that holds something: two links with the same block stand in the same
sentence, so to speak.

The values are named tuples, the cheapest frozen values there are: a vault holds a million of them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from kg.model.kinds import ProblemCode, Severities, Severity

# `new(Link, (…))` takes a third of the time of `Link(…)`: only for links and list items, of which
# there are most.
new = tuple.__new__

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Problem(NamedTuple):
    """What is wrong with a note. `key` is the property whose value is left out for it."""

    code: ProblemCode
    message: str
    line: int | None = None
    severity: Severity = Severities.WARNING
    key: str | None = None


class Property(NamedTuple):
    """One value of a frontmatter property or of an inline field.

    A list gives one `Property` an item, with `position` 0, 1, …; a nested map or list is JSON text
    (`type` "json"). `type` is one of text, number, date, datetime, boolean, link, json, empty.
    Dates are ISO text. `line` is where the key (or the list item) stands.
    `task` is the line of the task that holds an inline field.
    """

    key: str
    value: str | int | float | bool | None
    type: str
    position: int
    line: int
    inline: bool = False
    task: int | None = None


class Link(NamedTuple):
    """A link as written. `kind` is "wikilink", "embed", "markdown" or "property".

    `target` comes without fragment and display; `fragment` without its leading "#"
    ("Heading", "One#Two", "^block"); both are "" where absent. `display` is None where absent.
    A markdown target is percent-decoded, except a web address, which stays as it is.
    `embed` links that are written in markdown (`![](x.png)`) have kind "embed". `role` is the
    property, field or label that makes the link (`kg.interpret.link_roles`), None in running text.
    """

    kind: str
    target: str
    fragment: str
    display: str | None
    line: int
    block: int
    section: str | None = None
    property: str | None = None
    external: bool = False
    role: str | None = None


class Heading(NamedTuple):
    """A heading; `text` without its marks."""

    level: int
    text: str
    line: int


class Block(NamedTuple):
    """A block id (`^id`) and the line it stands on."""

    id: str
    line: int


class Tag(NamedTuple):
    """A tag without its "#"; `line` is None for one in the frontmatter."""

    name: str
    line: int | None


class Item(NamedTuple):
    """A list item. `parent` is the line of the item that holds it, else None.

    `status` is the character between the brackets of a task, None for a plain item.
    `text` is what follows the marker (and the checkbox), with continuation lines joined by a space.
    `root` is the line on which its whole list starts.
    """

    line: int
    parent: int | None
    root: int
    status: str | None
    text: str
    section: str | None


class Task(NamedTuple):
    """A list item with a checkbox, read in the Tasks emoji or the Dataview format.

    `text` is the description without the recognised signifiers. Dates are ISO text.
    `priority` is one of highest, high, medium, low, lowest or None.
    `key` is its own id (🆔), `depends_on` the ids it waits for (⛔).
    `owners` are names as written: `@Name`, `@CamelCase` (without "@"), or `[owner:: X]`.
    Whoever stands behind a `[[link]]` in the task is found through `Link.block == Task.line`.
    """

    line: int
    parent: int | None
    status: str
    text: str
    section: str | None
    due: str | None = None
    scheduled: str | None = None
    start: str | None = None
    done: str | None = None
    created: str | None = None
    cancelled: str | None = None
    priority: str | None = None
    recurrence: str | None = None
    key: str | None = None
    depends_on: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


class Code(NamedTuple):
    """A code block, fenced or indented; `line` and `end_line` include the fences."""

    line: int
    end_line: int


class Table(NamedTuple):
    """A pipe table; cells are trimmed, `rows` holds (line, cells)."""

    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def last_line(self) -> int:
        """The line of the last row, or of the delimiter row where there is none."""
        return self.rows[-1][0] if self.rows else self.line + 1


class Callout(NamedTuple):
    """A callout (`> [!kind] title`); `kind` is in lower case."""

    kind: str
    title: str
    line: int
    end_line: int


class Comment(NamedTuple):
    """A `%%comment%%`, in a line or over several."""

    line: int
    end_line: int


class Label(NamedTuple):
    """A line such as `**Date**: 2025-10-06`, `**Attendees:** A, B` or `*Source: [[X]]*`.

    `key` without marks and colon; `value` as written.
    """

    key: str
    value: str
    line: int


# Properties by which programs mark their files.
DRAWING = "excalidraw-plugin"
BOARD = "kanban-plugin"


class ParsedNote(NamedTuple):
    """Everything that is read from one file; pure text, nothing resolved.

    `body` is the text after the frontmatter; `body_line` is the line on which it starts.
    `frontmatter` maps keys (text) to JSON-safe values; `aliases` are those of the frontmatter.
    """

    path: str
    frontmatter: dict[str, Json]
    body: str
    body_line: int
    properties: tuple[Property, ...] = ()
    aliases: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    blocks: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    tasks: tuple[Task, ...] = ()
    codes: tuple[Code, ...] = ()
    tables: tuple[Table, ...] = ()
    callouts: tuple[Callout, ...] = ()
    comments: tuple[Comment, ...] = ()
    labels: tuple[Label, ...] = ()
    words: int = 0
    problems: tuple[Problem, ...] = ()


def without_tasks(note: ParsedNote, lines: Collection[int]) -> ParsedNote:
    """A note in which the checkboxes on some lines are no tasks: they say who came to a meeting."""
    if not lines:
        return note
    gone = frozenset(lines)
    return note._replace(tasks=tuple(task for task in note.tasks if task.line not in gone))
