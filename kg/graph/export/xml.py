"""GraphML and GEXF, as networkx reads them: for Gephi, yEd, Cytoscape, igraph, Neo4j's APOC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import NamedTuple

from kg.graph.export.characters import Pieces, for_xml, unique
from kg.graph.export.source import Edge, Facts, Source

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = _TEXT | str.maketrans({'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})
_PLAIN = re.compile("[ !#-%'-;=?-~]*")  # what stands in XML as it is
_SPECIAL = re.compile('[&<>"\r\n\t]')  # looking costs a tenth of translating
_NOT_LISTED = ("label", "weight")  # GEXF has attributes of its own for these


class _Declared(NamedTuple):
    """The facts that nodes or edges have, each with its number and its type."""

    numbers: dict[str, int]
    types: dict[str, str]


def graphml(found: Source) -> Iterator[str]:
    """GraphML 1.0, which `nx.read_graphml` reads back.

    Edges have ids of their own (e0, e1, …), since other tools drop edges whose id they have seen;
    networkx takes these for the keys. The kind is the attribute `kind`.
    """
    names = unique(key for key, _ in found.nodes())
    nodes = _declared((facts for _, facts in found.nodes()), 0)
    of_edges = (facts for *_, facts in found.edges())
    edges = _declared(of_edges, len(nodes.numbers), found.most_facts)
    yield _DECLARATION
    yield f'<graphml xmlns="{_GRAPHML}" xmlns:xsi="{_SCHEMA}" '
    yield f'xsi:schemaLocation="{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd">\n'
    for of, declared in (("edge", edges), ("node", nodes)):
        for name, number in reversed(declared.numbers.items()):
            kind = declared.types[name]
            yield f'  <key id="d{number}" for="{of}" attr.name="{name}" attr.type="{kind}" />\n'
    if not names:
        yield '  <graph edgedefault="directed" />\n</graphml>\n\n'
        return
    yield '  <graph edgedefault="directed">\n'
    ids = {key: _quoted(name) for key, name in names.items()}
    pieces = _data(nodes)
    for key, facts in found.nodes():
        yield f'    <node id="{ids[key]}">\n{"".join(pieces.of(facts))}    </node>\n'
    pieces = _data(edges)
    for place, (source, target, _, facts) in enumerate(_edges(found, ids)):
        ends = f'source="{source}" target="{target}"'
        yield f'    <edge {ends} id="e{place}">\n{"".join(pieces.of(facts))}    </edge>\n'
    yield "  </graph>\n</graphml>\n\n"


def gexf(found: Source) -> Iterator[str]:
    """GEXF 1.2, which `nx.read_gexf` reads back, edges keyed by kind."""
    names = unique(key for key, _ in found.nodes())
    nodes = _declared((_listed(facts) for _, facts in found.nodes()), 0)
    keyed = map(_keyed, _edges(found, names))
    # A weight is not listed, and a key is.
    edges = _declared(keyed, len(nodes.numbers), found.most_facts)
    yield _DECLARATION
    yield f'<gexf xmlns="{_GEXF}" xmlns:xsi="{_SCHEMA}" '
    yield f'xsi:schemaLocation="{_GEXF} {_GEXF}/gexf.xsd" version="1.2">\n'
    yield f"  <meta>\n    <creator>NetworkX {version('networkx')}</creator>\n  </meta>\n"
    yield '  <graph defaultedgetype="directed" mode="static" name="">\n'
    for of, declared in (("edge", edges), ("node", nodes)):
        yield from _attributes(of, declared)
    yield "    <nodes>\n" if names else "    <nodes />\n"
    ids = {key: _quoted(name) for key, name in names.items()}
    pieces = _values(nodes)
    for key, facts in found.nodes():
        said = f'id="{ids[key]}" label="{_quoted(for_xml(str(facts["label"])))}"'
        yield f"      <node {said}>\n{_listing(pieces, _listed(facts))}      </node>\n"
    if names:
        yield "    </nodes>\n"
    yield "    <edges>\n" if edges.numbers else "    <edges />\n"
    pieces = _values(edges)
    for place, edge in enumerate(_edges(found, ids)):
        source, target, _, facts = edge
        said = f'source="{source}" target="{target}" id="{place}" weight="{facts["weight"]}"'
        yield f"      <edge {said}>\n{_listing(pieces, _keyed(edge))}      </edge>\n"
    if edges.numbers:
        yield "    </edges>\n"
    yield "  </graph>\n</gexf>\n"


def _edges(found: Source, names: dict[str, str]) -> Iterator[Edge]:
    """The edges with their ends' names and kinds that XML can hold; of two kinds that are one so,
    one."""
    held = {kind: for_xml(kind) for kind in found.kinds()}
    if all(kind == xml for kind, xml in held.items()):
        return (
            (names[source], names[target], kind, facts)
            for source, target, kind, facts in found.edges()
        )
    return _merged(found, names, held)


def _merged(found: Source, names: dict[str, str], held: dict[str, str]) -> Iterator[Edge]:
    between: tuple[str, str] | None = None
    kinds: dict[str, Facts] = {}
    for source, target, kind, facts in found.edges():
        if between != (source, target):
            yield from _between(between, kinds, names)
            between, kinds = (source, target), {}
        kinds[held[kind]] = {**kinds.get(held[kind], {}), **facts}
    yield from _between(between, kinds, names)


def _between(
    ends: tuple[str, str] | None, kinds: dict[str, Facts], names: dict[str, str]
) -> Iterator[Edge]:
    if ends is not None:
        source, target = names[ends[0]], names[ends[1]]
        yield from ((source, target, kind, facts) for kind, facts in kinds.items())


def _declared(of: Iterator[Facts], first: int, most: int | None = None) -> _Declared:
    """The facts that occur, numbered from `first` on in the order in which they are seen; it is
    enough to have seen `most`."""
    found = _Declared({}, {})
    for facts in of:
        for name, value in facts.items():
            if name not in found.numbers:
                found.numbers[name] = first + len(found.numbers)
                found.types[name] = "string" if isinstance(value, str) else "long"
        if len(found.numbers) == most:
            break
    return found


def _data(declared: _Declared) -> Pieces:
    numbers = declared.numbers
    return Pieces(lambda name, value: f'      <data key="d{numbers[name]}"{_content(value)}\n')


def _content(value: str | int) -> str:
    """The rest of an element that holds a value."""
    if isinstance(value, int):
        return f">{value}</data>"
    text = value
    if not _PLAIN.fullmatch(text):
        text = for_xml(value)
        text = _ascii(text.translate(_TEXT) if _SPECIAL.search(text) else text)
    return f">{text}</data>" if text else " />"


def _listed(facts: Facts) -> dict[str, str | int]:
    found = dict(facts)
    for name in _NOT_LISTED:
        found.pop(name, None)
    return found


def _keyed(edge: Edge) -> Facts:
    """What GEXF lists of an edge; its kind is also the key that networkx gives it."""
    found = _listed(edge[3])
    found["networkx_key"] = edge[2]
    return found


def _attributes(of: str, declared: _Declared) -> Iterator[str]:
    if not declared.numbers:
        return
    yield f'    <attributes mode="static" class="{of}">\n'
    for name, number in declared.numbers.items():
        yield f'      <attribute id="{number}" title="{name}" type="{declared.types[name]}" />\n'
    yield "    </attributes>\n"


def _values(declared: _Declared) -> Pieces:
    def written(name: str, value: str | int) -> str:
        text = str(value)
        text = text if _PLAIN.fullmatch(text) else _quoted(for_xml(text))
        return f'          <attvalue for="{declared.numbers[name]}" value="{text}" />\n'

    return Pieces(written)


def _listing(pieces: Pieces, facts: Facts) -> str:
    return f"        <attvalues>\n{''.join(pieces.of(facts))}        </attvalues>\n"


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return _ascii(text.translate(_QUOTED) if _SPECIAL.search(text) else text)


def _ascii(text: str) -> str:
    return text if text.isascii() else text.encode("ascii", "xmlcharrefreplace").decode()
