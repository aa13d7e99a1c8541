"""What the frontmatter of a note says of the queries in it: properties that begin with TQ_."""

from __future__ import annotations

from kg.languages.tasks.task import File

_SHOWN = [
    "toolbar",
    "tree",
    "tags",
    "id",
    "depends_on",
    "priority",
    "recurrence_rule",
    "on_completion",
    "created_date",
    "start_date",
    "scheduled_date",
    "due_date",
    "cancelled_date",
    "done_date",
    "urgency",
    "backlink",
    "edit_button",
    "postpone_button",
    "task_count",
]


def defaults_of(file: File | None) -> str:
    """The instructions that stand in front of a note's queries."""
    if file is None:
        return ""
    given = {key.lower(): value for key, value in file.properties().items()}
    lines = []
    if given.get("tq_explain") is True:
        lines.append("explain")
    short = given.get("tq_short_mode")
    if isinstance(short, bool):
        lines.append("short mode" if short else "full mode")
    for name in _SHOWN:
        shown = given.get(f"tq_show_{name}")
        if isinstance(shown, bool):
            lines.append(f"{'show' if shown else 'hide'} {name.replace('_', ' ')}")
    extra = given.get("tq_extra_instructions")
    if isinstance(extra, str) and extra.strip():
        lines.append(extra)
    return "\n".join(lines)
