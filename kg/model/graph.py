"""Values of the graph: what it is built from, which part of it, and what it answers."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.iso import IsoDay
from kg.model.kinds import Kinds
from kg.model.shown import shows


class NodeRow(NamedTuple):
    """A thing and its facts; `owner` and `organization` are keys of nodes, dates are ISO days.

    `path`, `folder` and `date` are those of its primary page, or of the meeting. `type` is the kind
    of meeting (call, email, …), and daily or template for such a note. `is_me` is 1 for the owner
    of the notes, else None.
    """

    key: str
    kind: str
    label: str
    path: str | None = None
    folder: str | None = None
    date: str | None = None
    status: str | None = None
    owner: str | None = None
    priority: str | None = None
    due: str | None = None
    role: str | None = None
    email: str | None = None
    organization: str | None = None
    industry: str | None = None
    type: str | None = None
    is_me: int | None = None


class Dot(NamedTuple):
    """What of a node a measure of the whole graph needs to know, to choose it and to name it."""

    key: str
    kind: str
    label: str


class EdgeRow(NamedTuple):
    """A row of the view `edges`: at most one for each source, target and kind."""

    source: str
    target: str
    kind: str
    weight: int = 1
    first_date: str | None = None
    last_date: str | None = None
    evidence: str | None = None


class Selection(NamedTuple):
    """A part of the graph; what is empty or None restricts nothing.

    `kinds` are kinds of nodes, `ties` of edges. A tie is in the window if its first day is not
    after `until` and its last not before `since`; one without a date always is. `folders` keep
    nodes whose primary page is in one of them, at any depth. `around` keeps what is at most `depth`
    ties away from one of these nodes, which are always kept themselves. Without `with_me` the owner
    is left out, without `with_templates` the templates, of which nothing is true.
    """

    kinds: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    folders: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    depth: int = 1
    with_me: bool = True
    with_templates: bool = True


@shows("ties role label kind last_date source", called="label", widest="label")
class Neighbour(NamedTuple):
    """A node near another, `distance` ties away.

    `ties` says in words how `via` is tied to it: the node before it on a shortest way (the one
    asked about, where the distance is 1). `tie_kinds` are the kinds, the most telling first.
    `weight` counts the evidence; `source` and `line` are the newest of the most telling. `role` is
    the property, field or label by which the notes of one link the other (*owner*, *attendees*).
    """

    distance: int
    """How many ties away it is."""
    label: str
    key: str
    kind: str
    ties: str
    """How it is tied, in words."""
    tie_kinds: tuple[str, ...]
    """The kinds of these ties, the most telling first."""
    via: str
    """What it is tied to: that asked about, or the one before it."""
    via_key: str
    """Key of that."""
    weight: int
    last_date: IsoDay | None
    """The newest day of the ties."""
    source: str | None
    line: int | None
    role: str | None = None

    @property
    def date(self) -> IsoDay | None:
        """The newest day of the ties."""
        return self.last_date


@shows("said date source", widest="said")
class Hop(NamedTuple):
    """A step of a path in words, with the line that proves it.

    `path` counts the paths from 1 where there are several, `step` the steps of each. `out` says
    that the tie leads from `start` to `end`, and not the other way.
    """

    path: int
    """Which of several paths, from 1."""
    step: int
    """Which step of the path, from 1."""
    said: str
    """The step in words."""
    start: str
    """Where it begins."""
    start_key: str
    """Key of that."""
    tie: str
    """The kind of the tie."""
    out: bool
    """Whether the tie leads from start to end, and not the other way."""
    end: str
    """Where it ends."""
    end_key: str
    """Key of that."""
    date: IsoDay | None
    """The day of the tie."""
    source: str | None
    line: int | None


class Paths(NamedTuple):
    """Shortest paths as hops, one path after the other; `length` is None if there is none.

    `found` counts the paths given; `more` says that there may be more of this length.
    """

    length: int | None
    found: int
    more: bool
    hops: tuple[Hop, ...]


@shows("step person knows meetings last_met strength source", called="step person knows")
class Introduction(NamedTuple):
    """A step of an introduction: two people who met, how often, and when for the last time.

    `strength` is the number of their meetings, each counting half for every half-life of its age.
    """

    step: int
    """Which step of the way, from 1."""
    person: str
    person_key: str
    knows: str
    """Whom they know."""
    knows_key: str
    """Key of that person."""
    meetings: int
    """How often the two met."""
    last_met: IsoDay | None
    strength: float
    """How strong that is: newer meetings count more."""
    meeting: str | None
    """Their last meeting."""
    source: str | None
    line: int | None

    @property
    def label(self) -> str:
        return self.person

    @property
    def key(self) -> str:
        return self.person_key

    @property
    def kind(self) -> str:
        return Kinds.PERSON

    @property
    def date(self) -> IsoDay | None:
        """The day of their last meeting."""
        return self.last_met


@shows("rank label kind score", called="label")
class Ranked(NamedTuple):
    """A node and its score by some measure."""

    rank: int
    label: str
    key: str
    kind: str
    score: float


class Ranking(NamedTuple):
    """Nodes by score, highest first. `by` is the measure; `sampled` is how many nodes an estimate
    was made from, None where the scores are exact; `nodes` is how many were scored."""

    by: str
    nodes: int
    sampled: int | None
    rows: tuple[Ranked, ...]


@shows("rank person score separates groups", called="person")
class Broker(NamedTuple):
    """A person between others. `separates` says that without them the groups are not connected.

    `groups` are the groups they tie, each named by its most central member.
    """

    rank: int
    person: str
    key: str
    score: float
    separates: bool
    """Whether the groups have no tie without them."""
    groups: tuple[str, ...]
    """The groups that they tie."""

    @property
    def label(self) -> str:
        return self.person

    @property
    def kind(self) -> str:
        return Kinds.PERSON


class Brokers(NamedTuple):
    """Brokers, highest first; `people` and `sampled` as in Ranking."""

    people: int
    sampled: int | None
    rows: tuple[Broker, ...]


@shows("cluster size members", called="members", widest="members")
class Cluster(NamedTuple):
    """A group of nodes with more ties among them than to others; most central members first."""

    cluster: int
    """Its number, from 1."""
    name: str
    """Its most central members."""
    size: int
    """How many there are."""
    members: tuple[str, ...]
    """Who, the most central first."""
    keys: tuple[str, ...]
    """Their keys, in the same order."""

    @property
    def label(self) -> str:
        return self.name


class Clusters(NamedTuple):
    """Groups, largest first; `alone` is how many nodes have no tie, and so no group."""

    nodes: int
    alone: int
    rows: tuple[Cluster, ...]


@shows("label kind score reason", widest="label", wide="reason")
class Shared(NamedTuple):
    """A node that shares neighbours with another one, and which: the rarest first."""

    label: str
    key: str
    kind: str
    score: float
    shared: int
    """How many neighbours they share."""
    reason: str
    """Which, the rarest first."""
