"""docs/json.md, made from the types of answers and from what the commands print."""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.api.knowledge_base import KnowledgeBase
from kg.cli import registry
from tests.declared.commands import DAY, OTHERWISE, Asked, answering, asked, lines
from tests.declared.fields import fields, parts
from tests.test_transcripts import settled

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
MARK = "## By command\n"
_LONGEST = 60  # characters of an example


def made(db: Path) -> str:
    """The part of the page that is made: a section for each command, with the types that no
    command above it has."""
    told: set[type] = set()
    blocks = []
    for name in answering():
        about = registry.listed(name).about
        method = name.replace(" ", "_").replace("-", "_")
        python = f" In Python `kb.{method}`." if hasattr(KnowledgeBase, method) else ""
        blocks.append(f"### kg {name}\n\n{about}{python}")
        if name in OTHERWISE:
            continue
        for one in (asked(line, db) for line in lines(name)):
            many = f"a list of {len(one.records)}" if isinstance(one.printed, list) else "one"
            kind = one.kind.__name__
            blocks.append(
                f"`kg {one.line} --json --as-of {DAY}` gives {many} [{kind}](#{kind.lower()})."
            )
            blocks += _types(one.kind, one, told)
    return "\n\n".join(blocks) + "\n"


def _types(kind: type, found: Asked, told: set[type]) -> Iterator[str]:
    """The tables of a type and of those in it."""
    if kind in told:
        return
    told.add(kind)
    yield f"#### {kind.__name__}"
    rows = ["| field | type | is | for example |", "|---|---|---|---|"]
    for one in fields(kind):
        example = _example(found.records, kind, one.name) if kind is found.kind else ""
        rows.append(f"| `{one.name}` | {one.type} | {one.meaning} | {example} |")
    yield "\n".join(rows)
    for part in parts(kind):
        below = Asked(found.line, part, list(_inside(found.records, kind, part)))
        yield from _types(part, below, told)


def _inside(records: list[dict[str, object]], kind: type, part: type) -> Iterator[object]:
    """The records of a part of these records."""
    for field in fields(kind):
        if f"[{part.__name__}]" in field.type:
            for record in records:
                value = record[field.name]
                yield from value if isinstance(value, list) else [value]


def _example(records: list[dict[str, object]], kind: type, name: str) -> str:
    """The first value that says something, as JSON has it."""
    values = [record[name] for record in records]
    telling = [one for one in values if one not in (None, [], "")]
    if not telling or isinstance(telling[0], dict):
        return ""
    first = telling[0]
    if isinstance(first, list) and isinstance(first[0], dict):
        return ""
    text = settled(json.dumps(first, ensure_ascii=False))
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "`" + shown.replace("|", "\\|").replace("`", "'") + "`"
