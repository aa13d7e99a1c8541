"""A Cypher script: for Neo4j (`cypher-shell --file`), Memgraph and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from kg.graph.export.characters import Pieces, storable
from kg.graph.export.source import Source

_BATCH = 500  # rows in one statement
_ESCAPES = {
    ord("\\"): "\\\\",
    ord("'"): "\\'",
    **{code: f"\\u{code:04X}" for code in (*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029)},
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
}


def cypher(found: Source) -> Iterator[str]:
    """Statements that merge the graph into a database: running them twice changes nothing.

    Nodes have the label `Thing` and that of their kind (`Person`, `Project`, …), and are found by
    their property `key`. The type of a relationship is the kind of the tie, in capitals.
    """
    yield "CREATE CONSTRAINT thing_key IF NOT EXISTS FOR (n:Thing) REQUIRE n.key IS UNIQUE;\n"
    maps = Pieces(lambda name, value: f"{_name(name)}: {_value(value)}")
    by_kind: dict[str, list[str]] = {}
    for key, facts in found.nodes():
        by_kind.setdefault(str(facts["kind"]), []).append(_map(maps, {"key": key, **facts}))
    for kind, things in by_kind.items():
        body = f"MERGE (n:Thing {{key: row.key}}) SET n += row SET n:{_name(kind.capitalize())};"
        yield from _statements(things, body)
    text = cache(_text)
    for kind, edges in found.by_kind():
        yield from _statements(
            (
                f"{{source: {text(source)}, target: {text(target)}, facts: {_map(maps, facts)}}}"
                for source, target, _, facts in edges
            ),
            "MATCH (a:Thing {key: row.source}) MATCH (b:Thing {key: row.target})\n"
            f"MERGE (a)-[r:{_name(kind.upper())}]->(b) SET r += row.facts;",
        )


def _statements(rows: Iterable[str], body: str) -> Iterator[str]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield "UNWIND [\n  " + ",\n  ".join(batch) + f"\n] AS row\n{body}\n"


def _map(pieces: Pieces, facts: Mapping[str, str | int]) -> str:
    return "{" + ", ".join(pieces.of(facts)) + "}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    if text.isprintable() and "'" not in text and "\\" not in text:
        return f"'{text}'"  # nothing in it is escaped
    return "'" + storable(text).translate(_ESCAPES) + "'"


@cache
def _name(name: str) -> str:
    """A label, type or property in backticks, since relations take their names from the notes.

    Within backticks nothing but a backtick can be escaped, and \\u0060 would be read as one.
    """
    plain = "".join("_" if sign == "\\" or ord(sign) < 0x20 else sign for sign in storable(name))
    return "`" + plain.replace("`", "``") + "`"
