"""A Cypher script: for Neo4j (`cypher-shell --file`), Memgraph and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from kg.graph.export.characters import storable
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
    by_kind: dict[str, list[str]] = {}
    for key, facts in found.nodes():
        by_kind.setdefault(str(facts["kind"]), []).append(_map({"key": key, **facts}))
    for kind, things in by_kind.items():
        body = f"MERGE (n:Thing {{key: row.key}}) SET n += row SET n:{_name(kind.capitalize())};"
        yield from _statements(things, body)
    by_kind_of_edge: dict[str, list[str]] = {}
    for source, target, kind, facts in found.edges():
        row = f"{{source: {_text(source)}, target: {_text(target)}, facts: {_map(facts)}}}"
        by_kind_of_edge.setdefault(kind, []).append(row)
    for kind, edges in by_kind_of_edge.items():
        yield from _statements(
            edges,
            "MATCH (a:Thing {key: row.source}) MATCH (b:Thing {key: row.target})\n"
            f"MERGE (a)-[r:{_name(kind.upper())}]->(b) SET r += row.facts;",
        )


def _statements(rows: Iterable[str], body: str) -> Iterator[str]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield "UNWIND [\n  " + ",\n  ".join(batch) + f"\n] AS row\n{body}\n"


def _map(facts: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{_name(name)}: {_value(v)}" for name, v in facts.items()) + "}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    return "'" + storable(text).translate(_ESCAPES) + "'"


def _name(name: str) -> str:
    """A label, type or property in backticks, since relations take their names from the notes.

    Within backticks nothing but a backtick can be escaped, and \\u0060 would be read as one.
    """
    plain = "".join("_" if sign == "\\" or ord(sign) < 0x20 else sign for sign in storable(name))
    return "`" + plain.replace("`", "``") + "`"
