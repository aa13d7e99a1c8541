"""Every format, read back by the tools it is for, with names that try to break out of it."""

import csv
import io
import json
import re
import shutil
import subprocess
from xml.etree import ElementTree

import networkx as nx
import pytest
from networkx.readwrite.graphml import GraphMLWriter

from kg.cli.commands.export import FORMATS as OFFERED
from kg.errors import NeedsExtra
from kg.graph import export
from kg.graph.building import build
from kg.graph.export import tables
from kg.graph.export.characters import for_xml, unique
from kg.graph.export.source import Graph, of_rows
from kg.installed import with_extra
from kg.model.graph import EdgeRow, NodeRow

LOST = "\ufffd"
# A name, and how XML holds it where that differs: it has neither controls nor carriage returns.
NAMES = {
    "<script>alert(1)</script>": None,
    '"': None,
    '\\" \\\\" "': None,
    "]]>": None,
    "&amp; &lt; &#65; &": None,
    "bell \x07 and zero \x00": f"bell {LOST} and zero {LOST}",
    "escape \x1b[31m": f"escape {LOST}[31m",
    "two\nlines": None,
    "old\rMac, DOS\r\nend": "old\nMac, DOS\nend",
    "a\ttab": None,
    "not \ud800 alone": f"not {LOST} alone",
    "no character \uffff": f"no character {LOST}",
    "C:\\new\\table \\N \\u0041": None,
    "it's `code` ''' \"\"\"": None,
    "x" * 5000: None,
    "1. first": None,
    "- item": None,
    "[[Ann]] {b} |c| (d) #35; %%e": None,
    "'}) DETACH DELETE n //": None,
    "=1+1": None,
    "end": None,
    "Élise 👩‍🚀 \u202e right to left \u2028 line": None,
    "<br/>": None,
    "#9829;": None,
}
XML = {name: name if held is None else held for name, held in NAMES.items()}
UTF8 = {name: name.replace("\ud800", LOST) for name in NAMES}


def hostile() -> nx.MultiDiGraph:
    """A note of each name, which is in its key, too, and ties of which each has some name."""
    nodes = [
        NodeRow(f"note:{name}", "note", name, f"{name}.md", status=name, is_me=1) for name in NAMES
    ]
    keys = [node.key for node in nodes]
    edges = [
        EdgeRow(one, other, name, place, "2025-01-01", "2025-02-02", f"{name}.md:{place}")
        for place, (one, other, name) in enumerate(
            zip(keys, [*keys[1:], keys[0]], NAMES, strict=True), 1
        )
    ]
    edges += [EdgeRow(keys[0], keys[1], "second")]
    return build(nodes, edges)


def text_of(graph: nx.MultiDiGraph, form: str) -> str | None:
    parts = export.parts(Graph(graph), form)
    return None if parts is None else "".join(parts)


def files_of(graph: nx.MultiDiGraph, form: str, *, safe: bool = False) -> dict[str, bytes]:
    return export.files(Graph(graph), form, safe=safe)


def labels(graph: nx.Graph) -> list[str]:
    return [label for _, label in graph.nodes(data="label")]


def test_the_command_offers_every_format() -> None:
    assert OFFERED == export.FORMATS
    graph = build([], [])
    for form in OFFERED:
        assert text_of(graph, form) is not None or files_of(graph, form)


def same(found: nx.MultiDiGraph, held: dict[str, str]) -> None:
    """Whether the graph came back, with every text as the format holds it."""
    graph = hostile()
    clean = {f"note:{name}": f"note:{text}" for name, text in held.items()}
    assert dict(found.nodes(data=True)) == {
        clean[key]: {
            name: held[value] if name in {"label", "status"} else value
            for name, value in facts.items()
            if name != "path"
        }
        | {"path": held[facts["label"]] + ".md"}
        for key, facts in graph.nodes(data=True)
    }
    kinds = held | {"second": "second"}
    wanted = sorted(
        (clean[one], clean[other], kinds[kind], tie["weight"], tie.get("evidence", "").count(":"))
        for one, other, kind, tie in graph.edges(keys=True, data=True)
    )
    assert wanted == sorted(
        (one, other, tie["kind"], tie["weight"], tie.get("evidence", "").count(":"))
        for one, other, tie in found.edges(data=True)
    )


def test_graphml_is_read_back() -> None:
    text = text_of(hostile(), "graphml")
    assert text is not None
    found = nx.parse_graphml(text, edge_key_type=str)
    same(found, XML)
    ids = [
        edge.get("id")
        for edge in ElementTree.fromstring(text.encode()).iter()
        if "edge" in edge.tag
    ]
    assert len(set(ids)) == found.number_of_edges() == len(NAMES) + 1


def test_gexf_is_read_back_with_its_keys() -> None:
    text = text_of(hostile(), "gexf")
    assert text is not None
    found = nx.read_gexf(io.BytesIO(text.encode()))
    same(found, XML)
    assert {kind for *_, kind in found.edges(keys=True)} == {*XML.values(), "second"}


def test_keys_that_xml_would_make_equal_stay_apart() -> None:
    graph = build(
        [NodeRow(f"note:a{sign}", "note", "a") for sign in ("\x01", "\x02", LOST)],
        [EdgeRow("note:a\x01", "note:a\x02", "link")],
    )
    found = nx.parse_graphml(text_of(graph, "graphml"), force_multigraph=True)
    assert sorted(found) == [f"note:a{LOST}", f"note:a{LOST}~2", f"note:a{LOST}~3"]
    assert found.has_edge(f"note:a{LOST}", f"note:a{LOST}~2")


def held_by_xml(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy of the graph in which every text is one that XML can hold."""
    names = unique(graph)

    def texts(facts: dict) -> dict:
        return {k: for_xml(v) if isinstance(v, str) else v for k, v in facts.items()}

    found: nx.MultiDiGraph = nx.MultiDiGraph()
    found.add_nodes_from((names[key], texts(facts)) for key, facts in graph.nodes(data=True))
    for source, target, kind, facts in graph.edges(keys=True, data=True):
        found.add_edge(names[source], names[target], for_xml(kind), **texts(facts))
    return found


def by_networkx(graph: nx.MultiDiGraph, form: str) -> str:
    """The same text, written by networkx."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    match form:
        case "graphml":
            writer = GraphMLWriter(graph=held_by_xml(graph), prettyprint=True)
            for place, edge in enumerate(writer.xml.iter("edge")):
                edge.set("id", f"e{place}")
            return f"{head}{writer}\n"
        case "gexf":
            text = "\n".join(nx.generate_gexf(held_by_xml(graph)))
            return head + re.sub(' lastmodifieddate="[^"]*"', "", text, count=1) + "\n"
        case "json":
            data = nx.node_link_data(graph, edges="edges")
        case _:
            data = nx.cytoscape_data(graph, name="label")
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return re.sub("[\ud800-\udfff]", LOST, text)


SAME_PAIR = [
    EdgeRow("a", "b", "bell \x07", 2, "2025-01-01", None, "x.md:1"),
    EdgeRow("a", "b", "bell \x08", 3, None, "2025-02-02", None),
    EdgeRow("a", "b", "task", 1, "2025-01-01", None, "x.md:2"),
    EdgeRow("a", "b", "task", 2, "2025-03-03", None, None),
    EdgeRow("a", "gone", "link"),
    EdgeRow("b", "a", "link", 1, None, None, ""),
]


@pytest.mark.parametrize("form", ["graphml", "gexf", "json", "cytoscape"])
@pytest.mark.parametrize(
    "graph",
    [
        hostile(),
        build([], []),
        build([NodeRow("a", "note", "")], []),
        build([NodeRow("a", "note", "A"), NodeRow("b", "note", "B", is_me=1)], SAME_PAIR),
    ],
    ids=["hostile", "nothing", "one", "same pair"],
)
def test_a_text_is_what_networkx_writes(graph: nx.MultiDiGraph, form: str) -> None:
    assert text_of(graph, form) == by_networkx(graph, form)


@pytest.mark.parametrize("form", export.FORMATS)
def test_rows_give_what_their_graph_gives(form: str) -> None:
    nodes = [NodeRow(key, "note", key.upper(), f"{key}.md") for key in "abc"]
    edges = sorted([*SAME_PAIR, EdgeRow("c", "a", "link"), EdgeRow("a", "c", "link")], key=str)
    rows, graph = of_rows(nodes, edges), Graph(build(nodes, edges))
    parts = export.parts(rows, form)
    if parts is None:
        assert export.files(rows, form) == export.files(graph, form)
    else:
        assert "".join(parts) == "".join(export.parts(graph, form) or ())


@pytest.mark.skipif(not shutil.which("dot"), reason="needs Graphviz: apt-get install graphviz")
def test_graphviz_draws_what_dot_says() -> None:
    text = text_of(hostile(), "dot")
    assert text is not None
    done = subprocess.run(
        ["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=True, timeout=60
    )
    assert b"syntax error" not in done.stderr
    drawn = ElementTree.fromstring(done.stdout)
    space = "{http://www.w3.org/2000/svg}"
    shown = [
        "\n".join(line.text or "" for line in group.iter(f"{space}text"))
        for group in drawn.iter(f"{space}g")
        if group.get("class") == "node"
    ]
    names = [name if len(name) <= 500 else f"{name[:499]}…" for name in XML.values()]
    assert sorted(map(plain, shown)) == sorted(map(plain, names))
    edges = [group for group in drawn.iter(f"{space}g") if group.get("class") == "edge"]
    assert len(edges) == len(NAMES) + 1


def plain(text: str) -> str:
    """The text without the kinds of white space that Graphviz has for drawing."""
    return " ".join(text.replace("\xa0", " ").split())


MERMAID_NODE = re.compile(
    r'  (n\d+)(\(\[|\[\[|\{\{|\[|\{|>|\()"([^"\n]*)"(?:\]\)|\]\]|\}\}|\]|\}|\))'
)
MERMAID_EDGE = re.compile(r'  (n\d+) -->\|"([^"\n]*)"\| (n\d+)')


def spelled(text: str) -> str:
    """What Mermaid shows for a text with its escapes."""
    assert not re.search(r"[<>`\[\]{}|&]", text.replace("<br/>", ""))
    lines = text.replace("<br/>", "\n")
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), lines)


def test_mermaid_has_one_harmless_line_for_each_node_and_edge() -> None:
    text = text_of(hostile(), "mermaid")
    assert text is not None
    head, *lines = text.splitlines()
    assert head == "flowchart LR"
    nodes = [found for line in lines if (found := MERMAID_NODE.fullmatch(line))]
    edges = [found for line in lines if (found := MERMAID_EDGE.fullmatch(line))]
    assert len(nodes) + len(edges) == len(lines)
    assert [spelled(found[3]) for found in nodes] == list(XML.values())
    assert sorted(spelled(found[2]) for found in edges) == sorted([*XML.values(), "second"])
    # What would begin a list in Markdown does not, and a day is left readable.
    assert '"1#46; first"' in text
    day = build([NodeRow("note:d", "note", "2025-10-06 Talk")], [])
    assert '"2025-10-06 Talk"' in (text_of(day, "mermaid") or "")


def test_json_is_read_back() -> None:
    text = text_of(hostile(), "json")
    assert text is not None
    found = nx.node_link_graph(json.loads(text.encode()), edges="edges")
    same(found, UTF8)
    assert {kind for *_, kind in found.edges(keys=True)} == {*UTF8.values(), "second"}


def test_cytoscape_elements_are_read_back() -> None:
    text = text_of(hostile(), "cytoscape")
    assert text is not None
    elements = json.loads(text)["elements"]
    assert [node["data"]["id"] for node in elements["nodes"]] == [
        f"note:{n}" for n in UTF8.values()
    ]
    found = nx.cytoscape_graph(json.loads(text), name="label")
    assert labels(found) == list(UTF8.values())
    assert found.number_of_edges() == len(NAMES) + 1


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＠x", '=HYPERLINK("x","y")'],
)
def test_safe_csv_has_no_cell_that_runs(name: str) -> None:
    nodes = [NodeRow(name, "note", name, f"{name}.md"), NodeRow("b", "note", "a=1", "b.md")]
    graph = build(nodes, [EdgeRow(name, "b", name, 1, "2025-01-01", None, f"{name}.md:1")])
    files = files_of(graph, "csv", safe=True)
    one, other = csv.DictReader(io.StringIO(files["nodes.csv"].decode(), newline=""))
    assert (one["key"], one["label"], one["path"]) == (f"'{name}", f"'{name}", f"'{name}.md")
    assert (other["key"], other["label"]) == ("b", "a=1")
    (tie,) = csv.DictReader(io.StringIO(files["edges.csv"].decode(), newline=""))
    assert (tie["source"], tie["kind"], tie["weight"]) == (one["key"], f"'{name}", "1")
    plain = files_of(graph, "csv")["nodes.csv"].decode()
    assert name in [row["label"] for row in csv.DictReader(io.StringIO(plain, newline=""))]


def test_csv_is_read_back_by_two_readers() -> None:
    files = files_of(hostile(), "csv")
    # A zero byte would end the text for others.
    held = [name.replace("\0", LOST) for name in UTF8.values()]
    rows = list(csv.DictReader(io.StringIO(files["nodes.csv"].decode(), newline="")))
    assert [row["label"] for row in rows] == held
    assert list(rows[0]) == list(NodeRow._fields)
    ties = list(csv.DictReader(io.StringIO(files["edges.csv"].decode(), newline="")))
    assert [tie["kind"] for tie in ties if tie["kind"] != "second"] == held
    assert {tie["source"] for tie in ties} == {row["key"] for row in rows}
    assert [tie["first_date"] for tie in ties if tie["kind"] == "second"] == [""]
    arrow = pytest.importorskip("pyarrow.csv", reason="needs pyarrow (extra: parquet)")
    found = arrow.read_csv(
        io.BytesIO(files["nodes.csv"]),
        parse_options=arrow.ParseOptions(newlines_in_values=True),
    )
    assert found["label"].to_pylist() == held


def test_parquet_is_read_back() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow (extra: parquet)")
    files = files_of(hostile(), "parquet")
    nodes = parquet.read_table(io.BytesIO(files["nodes.parquet"]))
    edges = parquet.read_table(io.BytesIO(files["edges.parquet"]))
    assert nodes["label"].to_pylist() == list(UTF8.values())
    assert nodes["folder"].to_pylist() == [None] * len(NAMES)
    assert {field.name: str(field.type) for field in nodes.schema} == dict.fromkeys(
        NodeRow._fields, "string"
    ) | {"is_me": "int64"}
    assert edges.column_names == list(EdgeRow._fields)
    assert str(edges.schema.field("weight").type) == "int64"
    assert set(edges["kind"].to_pylist()) == {*UTF8.values(), "second"}
    empty = parquet.read_table(io.BytesIO(files_of(build([], []), "parquet")["edges.parquet"]))
    assert (empty.num_rows, empty.column_names) == (0, list(EdgeRow._fields))


def test_parquet_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda _: None)
    with pytest.raises(NeedsExtra) as stopped:
        files_of(build([], []), "parquet")
    assert with_extra("parquet") in str(stopped.value)


# Whatever Cypher's grammar has in such a script: texts, names, numbers, signs, words.
CYPHER = re.compile(
    r"'(?P<text>(?:[^'\\\n]|\\(?:[\\'nrt]|u[0-9A-F]{4}))*)'"
    r"|`(?P<name>(?:[^`\\\n]|``)*)`|\d+|[A-Za-z_.+=]+|[\[\]{}():,;>-]|\s+"
)


def cypher_tokens(script: str) -> list[re.Match[str]]:
    found, at = [], 0
    while at < len(script):
        token = CYPHER.match(script, at)
        assert token, script[at : at + 60]
        found.append(token)
        at = token.end()
    return found


def cypher_text(literal: str) -> str:
    escapes = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'"}
    return re.sub(
        r"\\(u([0-9A-F]{4})|.)",
        lambda found: chr(int(found[2], 16)) if found[2] else escapes[found[1]],
        literal,
    )


def test_cypher_keeps_every_text_inside_its_quotes() -> None:
    script = text_of(hostile(), "cypher")
    assert script is not None
    tokens = cypher_tokens(script)
    texts = {cypher_text(token["text"]) for token in tokens if token["text"] is not None}
    assert set(UTF8.values()) <= texts
    assert {f"note:{name}" for name in UTF8.values()} <= texts
    words = [token[0] for token in tokens if token[0].isalpha()]
    assert not {"DETACH", "DELETE", "alert"} & set(words)
    ends = [token for token in tokens if token[0] == ";"]
    # A constraint, the notes, and each kind of tie.
    assert len(ends) == words.count("CREATE") + words.count("UNWIND") == 2 + len(NAMES) + 1


def test_cypher_merges_in_batches() -> None:
    nodes = [NodeRow(f"note:{n}", "note", str(n)) for n in range(1001)]
    script = text_of(build(nodes, [EdgeRow("note:1", "note:2", "link", 3)]), "cypher")
    assert script is not None
    assert script.count("UNWIND") == 3 + 1
    assert script.endswith(
        "UNWIND [\n"
        "  {source: 'note:1', target: 'note:2', facts: {`kind`: 'link', `weight`: 3}}\n"
        "] AS row\n"
        "MATCH (a:Thing {key: row.source}) MATCH (b:Thing {key: row.target})\n"
        "MERGE (a)-[r:`LINK`]->(b) SET r += row.facts;\n"
    )
