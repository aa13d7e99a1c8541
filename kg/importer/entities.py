"""From claims to the rows of people, projects, organizations, meetings and attendances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.importer.quarantine import attempt
from kg.interpret.claims import normalise_status
from kg.model.frozen import NamedTuple
from kg.model.note import Flaw
from kg.model.rows import (
    AttendanceRow,
    MeetingRow,
    OrganizationRow,
    PersonRow,
    ProblemRow,
    ProjectRow,
    Row,
)
from kg.model.rules import Rules
from kg.resolve.decide import Attendee, Claimed, Dispute, attendees, decide

TABLES = ("people", "projects", "organizations", "meetings", "attendances")


class NodeClaims(NamedTuple):
    """A node with everything that is claimed of it; `page` is its primary page, if it has one."""

    id: int
    key: str
    kind: str
    page_id: int | None
    claims: list[Claimed]


class Entities(NamedTuple):
    """Rows by table, labels by node id, and the problems of nodes."""

    rows: dict[str, list[Row]]
    labels: dict[int, str]
    problems: list[ProblemRow]


class _Decided(NamedTuple):
    """What is true of one node."""

    label: str
    facts: dict[str, Claimed]
    disputes: list[Dispute]


def entities(nodes: Iterable[NodeClaims], kinds: Mapping[int, str], rules: Rules) -> Entities:
    """Decide every node's facts. `kinds` tells the kind of the nodes that values name."""
    found = Entities({table: [] for table in TABLES}, {}, [])

    def add(node: NodeClaims) -> None:
        _add(found, node, _decided(node, rules), kinds, rules)

    def add_name(node: NodeClaims, flaw: Flaw) -> None:
        for table, rows in found.rows.items():
            found.rows[table] = [row for row in rows if row[0] != node.id]
        names = [claim for claim in node.claims if claim.field == "name"]
        _add(found, node, _decided(node._replace(claims=names), rules), kinds, rules)
        found.problems.append(
            ProblemRow(
                note_id=node.page_id,
                node_id=node.id,
                path=None,
                line=None,
                code=flaw.code,
                severity=flaw.severity,
                message=flaw.message,
                scope="node",
            )
        )

    for node in nodes:
        attempt(add, node, add_name)
    return found


def _decided(node: NodeClaims, rules: Rules) -> _Decided:
    facts, disputes = decide(node.claims, lambda raw: normalise_status(raw, rules))
    named = facts.get("name")
    label = (named.value if named else None) or node.key.partition(":")[2]
    return _Decided(label, facts, disputes)


def _add(
    found: Entities, node: NodeClaims, decided: _Decided, kinds: Mapping[int, str], rules: Rules
) -> None:
    label, values, rows = decided.label, _Facts(decided.facts), found.rows
    if node.kind == "person":
        rows["people"].append(_person(node.id, label, values, kinds))
    elif node.kind == "project":
        rows["projects"].append(_project(node.id, label, values, rules))
    elif node.kind == "organization":
        rows["organizations"].append(_organization(node.id, label, values, rules))
    elif node.kind == "meeting":
        rows["meetings"].append(_meeting(node, label, values))
        rows["attendances"] += [_attendance(node.id, who) for who in attendees(node.claims)]
    found.labels[node.id] = label
    found.problems.extend(_dispute_row(node.id, dispute, label) for dispute in decided.disputes)


class _Facts:
    """The winning claims, read as text or as a node's id."""

    def __init__(self, facts: Mapping[str, Claimed]) -> None:
        self._facts = facts

    def text(self, field: str) -> str | None:
        claim = self._facts.get(field)
        return claim.value if claim else None

    def node(self, field: str) -> int | None:
        claim = self._facts.get(field)
        return claim.value_id if claim else None


def _person(node_id: int, name: str, facts: _Facts, kinds: Mapping[int, str]) -> PersonRow:
    organization = facts.node("organization")
    if organization is not None and kinds.get(organization) != "organization":
        organization = None
    cadence = facts.text("cadence_days")
    return PersonRow(
        id=node_id,
        name=name,
        email=facts.text("email"),
        phone=facts.text("phone"),
        role=facts.text("role"),
        organization_id=organization,
        is_me=0,
        stated_last_contact=facts.text("stated_last_contact"),
        cadence_days=int(cadence) if cadence else None,
    )


def _project(node_id: int, name: str, facts: _Facts, rules: Rules) -> ProjectRow:
    raw = facts.text("status")
    return ProjectRow(
        id=node_id,
        name=name,
        status=normalise_status(raw, rules) if raw else None,
        status_raw=raw,
        status_since=facts.text("status_since"),
        owner_id=facts.node("owner"),
        priority=facts.text("priority"),
        due=facts.text("due"),
        stated_last_contact=facts.text("stated_last_contact"),
        stated_last_updated=facts.text("stated_last_updated"),
    )


def _organization(node_id: int, name: str, facts: _Facts, rules: Rules) -> OrganizationRow:
    raw = facts.text("status")
    return OrganizationRow(
        id=node_id,
        name=name,
        status=normalise_status(raw, rules) if raw else None,
        status_raw=raw,
        industry=facts.text("industry"),
        owner_id=facts.node("owner"),
        domain=facts.text("domain"),
        stated_last_contact=facts.text("stated_last_contact"),
    )


def _meeting(node: NodeClaims, title: str, facts: _Facts) -> MeetingRow:
    return MeetingRow(
        id=node.id,
        note_id=node.page_id,
        title=title,
        date=facts.text("date"),
        kind=facts.text("kind") or "meeting",
    )


def _attendance(meeting_id: int, who: Attendee) -> AttendanceRow:
    return AttendanceRow(
        meeting_id=meeting_id,
        person_id=who.person_id,
        basis=who.basis,
        certainty=who.certainty,
        note_id=who.note_id,
        line=who.line,
    )


def _dispute_row(node_id: int, dispute: Dispute, label: str) -> ProblemRow:
    winner, loser = dispute.winner, dispute.loser
    message = (
        f"{label}: {dispute.field} is “{loser.value}” here ({loser.basis}), but “{winner.value}” "
        f"in {winner.path}:{winner.line} ({winner.basis}), which counts"
    )
    return ProblemRow(
        note_id=loser.note_id,
        node_id=node_id,
        path=loser.path,
        line=loser.line,
        code="contradiction",
        severity="warning",
        message=message,
        scope="node",
    )
