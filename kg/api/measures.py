"""What is central, what belongs together, who can introduce whom: asked of the whole graph.

networkx is imported where it is asked: it takes longer to load than most answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.api.answers import Answers, answers
from kg.api.connection import Opened, several
from kg.api.wording import speaks_python
from kg.model.graph import Broker, Cluster, Introduction, Ranked, Shared
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.api.connection import Day, Texts


@speaks_python
class Measures(Opened):
    """The owner of the notes is left out, who would stand between everybody; `with_me` counts them
    in."""

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
        told = self._told("connect", without_me=not with_me)
        return answers(found, Introduction, told=told, links=self._links)

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
        from kg.query.graph import measured

        found = measured.rank(
            self.connection,
            by,
            kinds=several(kind),
            as_of=self._day(as_of),
            with_me=with_me,
            limit=limit,
        )
        told = self._told("rank", without_me=not with_me)
        return answers(found.rows, Ranked, whole=found, told=told)

    def brokers(
        self, *, with_me: bool = False, limit: int | None = 20, as_of: Day = None
    ) -> Answers[Broker]:
        """The people who tie groups that would not meet without them, by betweenness.

        `separates` says that without them the `groups` would have no tie at all.
        """
        from kg.query.graph import whole

        day = self._day(as_of)
        found = whole.brokers(self.connection, as_of=day, with_me=with_me, limit=limit)
        told = self._told("brokers", without_me=not with_me)
        return answers(found.rows, Broker, whole=found, told=told)

    def clusters(
        self,
        *,
        kind: Texts = (Kinds.PERSON,),
        with_me: bool = False,
        limit: int | None = None,
        as_of: Day = None,
    ) -> Answers[Cluster]:
        """Groups of people who meet among themselves (Louvain), or of other kinds of things.

        Each is named by its most central members. `whole` says how many are in no group.
        """
        from kg.query.graph import whole

        day, kinds = self._day(as_of), several(kind) or (Kinds.PERSON,)
        found = whole.clusters(self.connection, kinds=kinds, as_of=day, with_me=with_me)
        told = self._told("clusters", without_me=not with_me)
        return answers(found.rows[:limit], Cluster, whole=found, told=told)

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
        from kg.query.graph import measured

        found = measured.similar(
            self.connection,
            name,
            kinds=several(kind),
            as_of=self._day(as_of),
            with_me=with_me,
            limit=limit,
        )
        told = self._told("similar", without_me=not with_me)
        return answers(found, Shared, told=told)

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
        from kg.query.graph import measured

        found = measured.suggest(
            self.connection,
            name,
            kinds=several(kind),
            as_of=self._day(as_of),
            with_me=with_me,
            limit=limit,
        )
        told = self._told("suggest", without_me=not with_me)
        return answers(found, Shared, told=told)
