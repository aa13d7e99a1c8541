"""What follows from all notes together: entities, me, problems of the whole, history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kg.importer.difference import Seen
from kg.importer.quarantine import attempt
from kg.importer.rows import problem_row
from kg.interpret.claims import normalise_status
from kg.model.kinds import (
    EMPLOYER_FIELD,
    EMPLOYER_KIND,
    Codes,
    Kinds,
    MeetingKinds,
    Scopes,
    Severities,
    Standings,
    is_entity,
    plural,
)
from kg.model.names import slug
from kg.model.note import Problem
from kg.model.own_kinds import field_key, packed_fields
from kg.model.owner import taken_for_me
from kg.model.rows import (
    AbsenceRow,
    AttendanceRow,
    MeetingRow,
    OrganizationRow,
    PersonRow,
    ProblemRow,
    ProjectRow,
    Row,
    ThingRow,
)
from kg.model.rules import Rules
from kg.model.same import Same, is_path, name_in
from kg.resolve.decide import Attendee, Claimed, Dispute, attendance, decide
from kg.resolve.name_index import Entry
from kg.resolve.similar_names import first_names, near_pairs
from kg.store import me, standings
from kg.store import nodes as store
from kg.store.checks import run_checks
from kg.store.reader import Connection
from kg.store.writer import OF_A_MEETING, OF_A_NODE, insert

TABLES = (*OF_A_NODE, *OF_A_MEETING)


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

    def add_name(node: NodeClaims, problem: Problem) -> None:
        for table, rows in found.rows.items():
            found.rows[table] = [row for row in rows if row[0] != node.id]
        names = [claim for claim in node.claims if claim.field == "name"]
        _add(found, node, _decided(node._replace(claims=names), rules), kinds, rules)
        nowhere = problem._replace(line=None)  # several notes may have a part in it
        found.problems.append(
            problem_row(nowhere, Scopes.NODE, note_id=node.page_id, node_id=node.id)
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
    if node.kind == Kinds.PERSON:
        rows["people"].append(_person(node.id, label, values, kinds))
    elif node.kind in _STATED:
        rows[plural(node.kind)].append(_STATED[node.kind](node.id, label, values, rules))
    elif node.kind in rules.kinds:
        rows["things"].append(_thing(node, label, values, rules))
    elif node.kind == Kinds.MEETING:
        people = attendance(node.claims)
        rows["meetings"].append(_meeting(node, label, values, people.not_people))
        rows["attendances"] += [_attendance(node.id, who) for who in people.there]
        rows["absences"] += [_absence(node.id, who) for who in people.absent]
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
    employer = facts.node(EMPLOYER_FIELD)
    if employer is not None and kinds.get(employer) != EMPLOYER_KIND:
        employer = None
    cadence = facts.text("cadence_days")
    return PersonRow(
        id=node_id,
        name=name,
        email=facts.text("email"),
        phone=facts.text("phone"),
        role=facts.text("role"),
        organization_id=employer,
        is_me=0,
        standing=Standings.NAMED,
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


def _company(node_id: int, name: str, facts: _Facts, rules: Rules) -> OrganizationRow:
    raw = facts.text("status")
    return OrganizationRow(
        id=node_id,
        name=name,
        status=normalise_status(raw, rules) if raw else None,
        status_raw=raw,
        industry=facts.text("industry"),
        owner_id=facts.node("owner"),
        domain=facts.text("domain"),
        is_mine=0,
        stated_last_contact=facts.text("stated_last_contact"),
    )


# What has a status, by its kind.
_STATED: dict[str, Callable[[int, str, _Facts, Rules], Row]] = {
    Kinds.PROJECT: _project,
    Kinds.ORGANIZATION: _company,
}


def _thing(node: NodeClaims, name: str, facts: _Facts, rules: Rules) -> ThingRow:
    names = rules.kinds[node.kind].fields
    said = ((one, facts.text(field_key(node.kind, one))) for one in names)
    fields = packed_fields((one, value) for one, value in said if value is not None)
    return ThingRow(id=node.id, kind=node.kind, name=name, fields=fields)


def _meeting(node: NodeClaims, title: str, facts: _Facts, not_people: list[str]) -> MeetingRow:
    return MeetingRow(
        id=node.id,
        note_id=node.page_id,
        title=title,
        date=facts.text("date"),
        kind=facts.text("kind") or MeetingKinds.MEETING,
        not_people="; ".join(not_people) or None,
    )


def _absence(meeting_id: int, who: Attendee) -> AbsenceRow:
    return AbsenceRow(
        meeting_id=meeting_id,
        person_id=who.person_id,
        basis=who.basis,
        note_id=who.note_id,
        line=who.line,
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
    problem = Problem(Codes.CONTRADICTION, message, loser.line)
    return problem_row(
        problem, Scopes.NODE, note_id=loser.note_id, node_id=node_id, path=loser.path
    )


_NAMED = 3  # so many names in one message


def decide_touched(conn: Connection, seen: Seen, rules: Rules, highest: int) -> Seen:
    """Work out anew what is true of what an import touched, and forget what nothing speaks of any
    more; `highest` is the id of the last node before it. What else is known of what was seen."""
    decided = seen.decided
    if decided is None:
        decide_entities(conn, None, rules)
        store.replace_kinds(conn, rules.kinds.values())
        return seen
    seen = seen.tied_to(store.attending(conn, decided))
    before = standings.of_nodes(conn, decided)
    marks = standings.marks(conn, decided)
    decide_entities(conn, decided, rules)
    seen = seen.tied_to(store.attending(conn, decided))
    kinds = store.new_kinds(conn, highest) | store.forget_unused(conn, seen.nodes or ())
    people = seen.people if before == standings.of_nodes(conn, decided) else None
    if people is not None:
        standings.set_marks(conn, marks)
    return seen._replace(names=any(map(is_entity, kinds)), people=people)


def decide_entities(conn: Connection, node_ids: Iterable[int] | None, rules: Rules) -> None:
    """Work out anew what is true of the nodes (None: of all), from every claim on them."""
    described = store.described(conn, node_ids)
    claims = store.claims_of(conn, node_ids)
    pages = store.pages_of(conn, node_ids)
    within = store.pages_within(conn, node_ids)
    touched = sorted(described)
    gathered = []
    primary: list[tuple[int, int]] = []
    for node_id in touched:
        if described[node_id][1] in (Kinds.NOTE, Kinds.TAG):
            continue
        own = _in_order(pages.get(node_id, ()))
        if len(own) > 1 or node_ids is not None:
            primary += [(int(place == 0), note_id) for place, note_id in enumerate(own)]
        gathered.append(_gather(node_id, described[node_id], own, claims.get(node_id, ())))
        if not own and node_id in within:
            gathered[-1] = gathered[-1]._replace(page_id=within[node_id])
    kinds = _kinds(conn, gathered)
    _write(conn, node_ids, described, entities(gathered, kinds, rules))
    store.set_primary(conn, (row for row in primary))


def _in_order(pages: Iterable[store.OwnPage]) -> list[int]:
    """The primary page first; a mere note behind those that are pages by themselves."""

    def order(one: store.OwnPage) -> tuple[object, ...]:
        by_page = Entry(one.path, "", "", False, one.updated).precedence
        return (one.archived, one.mere, by_page)

    return [one.note_id for one in sorted(pages, key=order)]


def _gather(
    node_id: int, described: tuple[str, str, str], own: list[int], claims: Iterable[store.ClaimRow]
) -> NodeClaims:
    place = {note_id: n for n, note_id in enumerate(own)}
    claimed = [
        Claimed(field, value, value_id, basis, rank, place.get(note_id), path, note_id, line)
        for _, note_id, field, value, value_id, basis, rank, line, path in claims
    ]
    key, kind, _ = described
    return NodeClaims(node_id, key, kind, own[0] if own else None, claimed)


def _kinds(conn: Connection, gathered: list[NodeClaims]) -> dict[int, str]:
    named = {
        claim.value_id
        for node in gathered
        if node.kind == Kinds.PERSON
        for claim in node.claims
        if claim.field == EMPLOYER_FIELD and claim.value_id is not None
    }
    return {node_id: kind for node_id, (_, kind, _) in store.described(conn, named).items()}


def _write(
    conn: Connection,
    touched: Iterable[int] | None,
    described: dict[int, tuple[str, str, str]],
    decided: Entities,
) -> None:
    store.replace_entities(conn, touched, decided.rows)
    store.set_labels(
        conn,
        (
            (label, slug(label), node_id)
            for node_id, label in decided.labels.items()
            if label != described[node_id][2]
        ),
    )
    insert(conn, "problems", decided.problems)


def conclude(
    conn: Connection,
    rules: Rules,
    as_of: str,
    problems: Iterable[tuple[str, Problem]],
    seen: Seen,
    was_me: list[int],
    user: str,
) -> me.Known:
    """Mark me and mine, set standings, and check the whole; `problems` are those of files that are
    no notes, `user` is git's, in one word."""
    basis = None if seen.people is None else me.known_before(conn)
    known_already = basis is not None
    guess = None
    if basis is None:
        basis, guess = me.mark(conn, rules.me, user)
    people = seen.people if known_already else None
    if people is None or people:
        standings.set_standings(conn, people)
    known = me.Known(basis, me.mark_employers(conn, rules.my_organization))
    # I am never a contact of my own, so another me concerns everybody.
    everywhere = seen.new_day or me.marked(conn) != was_me
    run_checks(conn, as_of, None if everywhere else seen.touched)
    if seen.names:
        _report_near_names(conn, rules)
    conn.execute(
        "delete from problems where scope in ('import', 'scan') and (code <> ? or not ?)",
        (Codes.OWNER_GUESSED, known_already),
    )
    if guess is not None:
        insert(conn, "problems", [_guess_row(guess)])
    insert(conn, "problems", [*_unknown_me(conn, rules), *_unknown_members(conn, rules.same)])
    insert(
        conn,
        "problems",
        [problem_row(problem, Scopes.SCAN, path=path) for path, problem in problems],
    )
    return known


def _report_near_names(conn: Connection, rules: Rules) -> None:
    by_kind: dict[str, list[str]] = {}
    for kind, key in store.entity_keys(conn):
        by_kind.setdefault(kind, []).append(key.partition(":")[2])
    messages = [
        _near_message(kind, *pair)
        for kind, slugs in sorted(by_kind.items())
        for pair in near_pairs(slugs)
        if not rules.same.are_parted(kind, *pair)
    ]
    for first, full in first_names(by_kind.get(Kinds.PERSON, ())):
        open_ = [one for one in full if not rules.same.are_parted(Kinds.PERSON, first, one)]
        if open_ and first not in rules.me_names:
            messages.append(_first_message(first, open_))
    conn.execute("delete from problems where code = 'similar-name'")
    found = (Problem(Codes.SIMILAR_NAME, text, None, Severities.INFO) for text in messages)
    insert(conn, "problems", [problem_row(problem, Scopes.NAMES) for problem in found])


def _near_message(kind: str, one: str, other: str) -> str:
    return (
        f"{kind}:{one} and {kind}:{other} are spelt almost alike; if they are one, give one page "
        "the other name as an alias"
    )


def _first_message(first: str, full: list[str]) -> str:
    several = " or ".join(f"{Kinds.PERSON}:{name}" for name in full[:_NAMED])
    more = f" or {len(full) - _NAMED} more" if len(full) > _NAMED else ""
    return (
        f"{Kinds.PERSON}:{first} may be {several}{more}; write the full name, or give the page of "
        "the one who is always meant the first name as an alias"
    )


def _unknown_me(conn: Connection, rules: Rules) -> list[ProblemRow]:
    """A problem if kg.toml says who I am, and nobody is called so."""
    if not rules.me or me.is_borne(conn, rules.me):
        return []
    names = " and ".join(rules.me)
    text = (
        f"`me` in kg.toml names {names}, but nobody in the notes is called so; write a name as the "
        "notes do, or leave it if they never name you"
    )
    return [problem_row(Problem(Codes.UNKNOWN_ME, text, None, Severities.INFO), Scopes.IMPORT)]


def _unknown_members(conn: Connection, same: Same) -> list[ProblemRow]:
    """A problem for each member of `same` that nothing in the notes bears."""
    groups = dict.fromkeys(same.joined.values())
    return [
        problem_row(Problem(Codes.UNKNOWN_SAME, _unknown_message(member), None), Scopes.IMPORT)
        for group in groups
        for member in group.members
        if not _is_borne(conn, member)
    ]


def _is_borne(conn: Connection, member: str) -> bool:
    if is_path(member):
        return store.has_note(conn, member)
    name = name_in(member)
    return store.is_called(conn, name) if name else store.has_address(conn, member)


def _unknown_message(member: str) -> str:
    what = "no note lies there" if is_path(member) else "nothing in the notes is called so"
    return f"`same` in kg.toml names {member}, but {what}; mend it or take it out"


def _guess_row(guess: me.Guess) -> ProblemRow:
    problem = Problem(
        Codes.OWNER_GUESSED, taken_for_me(guess.name, guess.reasons), None, Severities.INFO
    )
    return problem_row(problem, Scopes.IMPORT)
