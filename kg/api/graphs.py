"""What is tied to what, the graph itself, its picture and its files.

What needs networkx is imported where it is asked: it takes longer to load than most answers.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.answers import Answers, answers
from kg.api.connection import several
from kg.api.measures import Measures
from kg.api.wording import speaks_python
from kg.errors import UsageError
from kg.model.graph import Hop, Neighbour, Selection
from kg.model.shown import shown
from kg.present import files
from kg.query import names
from kg.query.graph import near

if TYPE_CHECKING:
    import os

    import networkx as nx

    from kg.api.connection import Day, Texts
    from kg.api.drawing import Drawing


@speaks_python
class Graphs(Measures):
    """Kinds of things (`kind`) are person, project, organization, meeting, note, tag and missing;
    kinds of ties (`tie`) are attended, contacted, mentioned, link, tagged, task, and the relations
    that notes name (owns, works_for, about …). An answer's `whole` says what else was found."""

    def neighbors(
        self,
        name: str,
        *,
        depth: int = 1,
        kind: Texts = (),
        tie: Texts = (),
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> Answers[Neighbour]:
        """Everything at most `depth` ties away, nearest first.

        `kind` chooses what is listed, while the way may lead through anything but tags; `tie`,
        `since` and `until` (by default `kb.as_of`) choose the ties of the way. Raises NameUnknown,
        NameAmbiguous.

        >>> kb.neighbors("Copper Kettle", tie="owns").first.label
        'Jonas Weber'
        """
        found = near.neighbors(
            self.connection,
            name,
            depth=depth,
            kinds=several(kind),
            ties=several(tie),
            since=self._moment(since),
            until=self._moment(until, last=True) or self.as_of,
        )
        far = ("distance", "via") if depth > 1 else ()
        columns = (*far, *(shown(Neighbour) or ()))
        return answers(found[:limit], Neighbour, shown=columns, links=self._links)

    def path(
        self,
        start: str,
        end: str,
        *,
        kinds: Texts = (),
        tie: Texts = (),
        since: Day = None,
        until: Day = None,
        every: bool = False,
    ) -> Answers[Hop]:
        """The shortest way between two things, a row for each step, said in words with its proof.

        Of several ways the one whose ties say most, or each of them (`every`). It leads through
        things of these `kinds`, by default all but tags. `whole` is the `Paths`: its `length`, and
        how many there are. No rows where nothing ties the two. Raises NameUnknown, NameAmbiguous.
        """
        found = near.path(
            self.connection,
            start,
            end,
            kinds=several(kinds),
            ties=several(tie),
            since=self._moment(since),
            until=self._moment(until, last=True) or self.as_of,
            every=every,
        )
        columns = (*(("path",) if every else ()), *(shown(Hop) or ()))
        return answers(
            found.hops,
            Hop,
            shown=columns,
            whole=found,
            told=self._told("path", without_me=True),
            links=self._links,
        )

    def graph(
        self,
        around: Texts = (),
        *,
        depth: int = 1,
        kind: Texts = (),
        tie: Texts = (),
        folder: Texts = (),
        since: Day = None,
        until: Day = None,
        with_me: bool = True,
    ) -> nx.MultiDiGraph[str]:
        """The graph, or a part of it: what is at most `depth` ties from one of the names `around`.

        Nodes are keys; `kind`, `label` and every known fact are attributes. Edges are keyed by
        their kind, with `kind`, `weight` (pieces of evidence), `first_date`, `last_date` and
        `evidence` (`path:line`). Raises NameUnknown, NameAmbiguous, UsageError.

        >>> graph = kb.graph("Harbor Light", tie="owns")
        >>> sorted(graph)
        ['person:ann-okafor', 'project:harbor-light']
        """
        from kg.query.graph import whole

        wanted = self._selection(around, depth, kind, tie, folder, since, until, with_me=with_me)
        return whole.graph(self.connection, wanted)

    def _selection(
        self,
        around: Texts,
        depth: int,
        kind: Texts,
        tie: Texts,
        folder: Texts,
        since: Day,
        until: Day,
        *,
        with_me: bool = True,
    ) -> Selection:
        return Selection(
            several(kind),
            several(tie),
            self._moment(since),
            self._moment(until, last=True),
            several(folder),
            tuple(names.find_all(self.connection, several(around))),
            depth,
            with_me,
        )

    def met(
        self, *, half_life: float | None = None, with_me: bool = False, as_of: Day = None
    ) -> nx.Graph[str]:
        """People, tied where they were at the same meeting.

        Edges have `meetings` (how many), `last_date` and `evidence`. `weight` is that number; with
        `half_life` (days) a meeting counts 0.5 ** (age / half_life). `graph["told"]` says whom kg
        takes for you, where you are left out by a guess.
        """
        from kg.query.graph import whole

        found = whole.people(
            self.connection, as_of=self._day(as_of), half_life=half_life, with_me=with_me
        )
        if told := self._told("met", without_me=not with_me):
            found.graph["told"] = told
        return found

    def draw(
        self,
        name: str | None = None,
        *,
        depth: int = 1,
        kind: Texts = (),
        tie: Texts = (),
        since: Day = None,
        until: Day = None,
        limit_nodes: int = 500,
        height: int = 600,
    ) -> Drawing:
        """The graph around `name`, or all of it but tags, drawn.

        In JupyterLab it is interactive, `height` pixels high; `.save("graph.svg")` writes it to a
        file. Of more than `limit_nodes` things the most central are drawn. Raises NameUnknown,
        NameAmbiguous, UsageError.
        """
        from kg.api.drawing import Drawing
        from kg.query.graph.picture import picture

        drawn = picture(
            self.connection,
            name,
            depth=depth,
            kinds=several(kind),
            ties=several(tie),
            since=self._moment(since),
            until=self._moment(until, last=True),
            limit=limit_nodes,
        )
        return Drawing(
            drawn.picture, left_out=drawn.nodes - len(drawn.picture.nodes), height=height
        )

    def export(
        self,
        form: str,
        output: str | os.PathLike[str] | None = None,
        *,
        ego: Texts = (),
        depth: int = 1,
        kind: Texts = (),
        tie: Texts = (),
        folder: Texts = (),
        since: Day = None,
        until: Day = None,
        safe_csv: bool = False,
    ) -> str | Path:
        """The graph, or what is near the names `ego`, in a format that other tools read.

        `form` is graphml, gexf, dot, mermaid, cytoscape, json or cypher: one text, given back, or
        written to the file `output`; or csv or parquet: files in the folder `output`. What was
        written is given back as its path. `safe_csv` guards cells of CSV that a spreadsheet would
        run as formulas. Raises UsageError, NeedsExtra, NameUnknown,
        NameAmbiguous.

        >>> kb.export("mermaid", ego="Copper Kettle", tie="owns").splitlines()[0]
        'flowchart LR'
        """
        from kg.graph import export
        from kg.query.graph import whole

        if form not in export.FORMATS:
            raise UsageError(f"“{form}” is no format. Take {', '.join(export.FORMATS)}.")
        wanted = self._selection(ego, depth, kind, tie, folder, since, until)
        found = whole.exported(self.connection, wanted)
        parts = export.parts(found, form)
        if output is None:
            if parts is None:
                raise UsageError(f"{form} is several files. Name a folder for them: output=….")
            return "".join(parts)
        path = Path(output).expanduser()
        if parts is not None:
            files.write(path, parts)
            return path
        path.mkdir(parents=True, exist_ok=True)
        for name, content in export.files(found, form, safe=safe_csv).items():
            files.write(path / name, content)
        return path
