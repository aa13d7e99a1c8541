"""Questions to the graph, the graph itself, and its picture.

What needs networkx is imported where it is asked: it takes longer to load than most answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import query
from kg.api.answers import Answers, answers
from kg.api.opened import Opened
from kg.model.graph import (
    Broker,
    Cluster,
    Hop,
    Introduction,
    Neighbour,
    Ranked,
    Selection,
    Shared,
)
from kg.query.days import iso
from kg.query.graph import near

if TYPE_CHECKING:
    import networkx as nx

    from kg.api.drawing import Drawing
    from kg.api.opened import Day, Texts


class Graphs(Opened):
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
            since=iso(since),
            until=self._day(until),
        )
        far = ("distance", "via") if depth > 1 else ()
        shown = (*far, "ties", "label", "kind", "last_date", "source")
        return answers(found[:limit], Neighbour, shown=shown)

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
            since=iso(since),
            until=self._day(until),
            every=every,
        )
        shown = (*(("path",) if every else ()), "said", "date", "source")
        return answers(found.hops, Hop, shown=shown, whole=found)

    def connect(
        self,
        start: str,
        end: str,
        *,
        half_life: float = 180,
        with_me: bool = False,
        as_of: Day = None,
    ) -> Answers[Introduction]:
        """Who can best introduce two people to each other: a chain of people who met.

        A step costs 1 + 1 / strength; strength is the number of meetings, each counting half for
        every `half_life` (days) of its age. No rows where no meetings tie the two. Raises
        NameUnknown, NameAmbiguous, UsageError.
        """
        from kg.query.graph import whole

        found = whole.connect(
            self.connection,
            start,
            end,
            as_of=self._day(as_of),
            half_life=half_life,
            with_me=with_me,
        )
        shown = ("step", "person", "knows", "meetings", "last_met", "strength", "source")
        return answers(found, Introduction, shown=shown)

    def rank(
        self,
        by: str | None = None,
        *,
        kind: Texts = (),
        with_me: bool = False,
        limit: int | None = 20,
        as_of: Day = None,
    ) -> Answers[Ranked]:
        """What is most central, at most `limit` rows; `limit=None` gives all.

        `by` is pagerank (sums to 1 over everything), betweenness (share of the shortest ways, 0 to
        1), harmonic (nearness, 0 to 1) or degree (number of neighbours); by default pagerank, or
        degree where that cannot be computed. `whole` is the `Ranking`: the measure, and from how
        many things it was estimated, if it was. Raises UsageError, NeedsExtra.
        """
        from kg.query.graph import whole

        found = whole.rank(
            self.connection,
            by,
            kinds=several(kind),
            as_of=self._day(as_of),
            with_me=with_me,
            limit=limit,
        )
        return answers(found.rows, Ranked, shown=("rank", "label", "kind", "score"), whole=found)

    def brokers(
        self, *, with_me: bool = False, limit: int | None = 20, as_of: Day = None
    ) -> Answers[Broker]:
        """The people who tie groups that would not meet without them, by betweenness.

        `separates` says that without them the `groups` would have no tie at all.
        """
        from kg.query.graph import whole

        day = self._day(as_of)
        found = whole.brokers(self.connection, as_of=day, with_me=with_me, limit=limit)
        shown = ("rank", "person", "score", "separates", "groups")
        return answers(found.rows, Broker, shown=shown, whole=found)

    def clusters(
        self,
        *,
        kind: Texts = ("person",),
        with_me: bool = False,
        limit: int | None = None,
        as_of: Day = None,
    ) -> Answers[Cluster]:
        """Groups of people who meet among themselves (Louvain), or of other kinds of things.

        Each is named by its most central members. `whole` says how many are in no group.
        """
        from kg.query.graph import whole

        day, kinds = self._day(as_of), several(kind) or ("person",)
        found = whole.clusters(self.connection, kinds=kinds, as_of=day, with_me=with_me)
        return answers(
            found.rows[:limit], Cluster, shown=("cluster", "size", "members"), whole=found
        )

    def similar(
        self,
        name: str,
        *,
        kind: Texts = (),
        with_me: bool = False,
        limit: int | None = 10,
        as_of: Day = None,
    ) -> Answers[Shared]:
        """What has the same neighbours (Jaccard, 0 to 1): of the same kind, or of `kind`."""
        from kg.query.graph import whole

        found = whole.similar(
            self.connection,
            name,
            kinds=several(kind),
            as_of=self._day(as_of),
            with_me=with_me,
            limit=limit,
        )
        return answers(found, Shared, shown=("label", "kind", "score", "reason"))

    def suggest(
        self,
        name: str,
        *,
        kind: Texts = (),
        with_me: bool = False,
        limit: int | None = 10,
        as_of: Day = None,
    ) -> Answers[Shared]:
        """Contacts or links that might be missing: what shares neighbours (Adamic–Adar) and is not
        tied to it."""
        from kg.query.graph import whole

        found = whole.suggest(
            self.connection,
            name,
            kinds=several(kind),
            as_of=self._day(as_of),
            with_me=with_me,
            limit=limit,
        )
        return answers(found, Shared, shown=("label", "kind", "score", "reason"))

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

        >>> graph = kb.graph("Copper Kettle", tie="owns")
        >>> sorted(graph)
        ['person:jonas-weber', 'project:copper-kettle']
        """
        from kg.query.graph import whole

        keys = tuple(query.find_all(self.connection, several(around)))
        return whole.graph(
            self.connection,
            Selection(
                several(kind),
                several(tie),
                iso(since),
                iso(until),
                several(folder),
                keys,
                depth,
                with_me,
            ),
        )

    def met(
        self, *, half_life: float | None = None, with_me: bool = False, as_of: Day = None
    ) -> nx.Graph[str]:
        """People, tied where they were at the same meeting.

        Edges have `meetings` (how many), `last_date` and `evidence`. `weight` is that number; with
        `half_life` (days) a meeting counts 0.5 ** (age / half_life).
        """
        from kg.query.graph import whole

        return whole.people(
            self.connection, as_of=self._day(as_of), half_life=half_life, with_me=with_me
        )

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
            since=iso(since),
            until=iso(until),
            limit=limit_nodes,
        )
        return Drawing(
            drawn.picture, left_out=drawn.nodes - len(drawn.picture.nodes), height=height
        )

    def _day(self, day: Day) -> str:
        return iso(day) or self.as_of


def several(texts: Texts) -> tuple[str, ...]:
    """Several texts; a single one counts as one of them."""
    return (texts,) if isinstance(texts, str) else tuple(texts)
