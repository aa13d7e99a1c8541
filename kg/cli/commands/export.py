"""Write the graph for other tools.

Listed under Graph, after `kg graph`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option, choice
from kg.cli.graph_options import FROM_ONE, KIND, TIE, UNTIL
from kg.cli.options import FOLDER, NO_REFRESH, SAFE_CSV, SINCE, STORED
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.graph.export.source import Rows

# As kg.graph.export has them, which would load networkx; a test holds them equal.
FORMATS = ("graphml", "gexf", "dot", "mermaid", "cytoscape", "json", "csv", "parquet", "cypher")
_MERMAID_DRAWS = 500  # ties


def run(
    ctx: Context,
    *,
    form: str | None,
    output: str | None,
    ego: list[str],
    depth: int,
    kind: list[str],
    tie: list[str],
    folder: str | None,
    since: str | None,
    until: str | None,
    safe_csv: bool,
) -> Exit:
    """Write the graph to a file, a folder, or stdout."""
    if form is None:
        raise UsageError(f"Which format? Say --format and one of {', '.join(FORMATS)}.")
    from kg.model.graph import Selection
    from kg.query import names
    from kg.query.graph.whole import exported

    conn = ctx.open()
    around = tuple(names.find_all(conn, ego))
    folders = (folder,) if folder is not None else ()
    days = (ctx.day(since), ctx.day(until, last=True))
    selection = Selection(tuple(kind), tuple(tie), *days, folders, around, depth)
    _write(ctx, exported(conn, selection), form, output, safe=safe_csv)
    return Exit.ANSWERED


def _write(ctx: Context, found: Rows, form: str, output: str | None, *, safe: bool) -> None:
    from kg.cli import files
    from kg.cli.streams import put_data
    from kg.graph import export
    from kg.present.files import in_blocks

    parts = export.parts(found, form)
    if parts is None:
        if output is None:
            raise UsageError(f"{form} is two files. Name a folder for them: --output FOLDER.")
        files.write_folder(output, export.files(found, form, safe=safe))
    elif output is None:
        for text in in_blocks(parts):
            put_data(text)
    else:
        files.write(output, parts)
    ties = len(found.edge_rows)
    if output is not None:
        ctx.say(f"{output}: {files.size(len(found.node_rows), ties)}.")
    if form == "mermaid" and ties > _MERMAID_DRAWS:
        ctx.say("Mermaid draws no more than 500 ties unless told to; --ego takes a part.")


COMMAND = Command(
    "export",
    run,
    __doc__,
    more=(
        "GraphML and GEXF for Gephi, yEd and Cytoscape; DOT for Graphviz; Mermaid for Markdown; "
        "Cytoscape and node-link JSON for the web; CSV and Parquet for DuckDB, Spark and pandas; "
        "Cypher for Neo4j. CSV and Parquet are two files, in the folder that --output names; "
        "anything else goes to stdout without it."
    ),
    examples=(
        "kg export --format graphml --output notes.graphml",
        "kg export --format mermaid --ego Apollo --depth 1",
        "kg export --format parquet --output graph/",
        "kg export --format csv --safe-csv --output graph/",
    ),
    options=(
        Option("form", "The format.", flags=("--format", "-f"), value=choice(*FORMATS)),
        Option(
            "output",
            "A file, or a folder for several.",
            flags=("--output", "-o"),
            value=TEXT,
            complete="path",
        ),
        Option("ego", "Only what is near this.", value=TEXT, many=True, complete="name"),
        Option("depth", "How many ties away --ego reaches.", value=FROM_ONE, default=1),
        KIND,
        TIE,
        FOLDER,
        SINCE,
        UNTIL,
        SAFE_CSV,
    ),
    settings=(*STORED, NO_REFRESH),
)
