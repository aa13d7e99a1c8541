"""What follows from all notes together: entities, the owner, problems of the whole, history."""

from __future__ import annotations

from collections.abc import Iterable

from kg.importer.difference import Seen
from kg.importer.entities import Entities, NodeClaims, entities
from kg.model.names import slug
from kg.model.note import Flaw, new
from kg.model.rows import ProblemRow
from kg.model.rules import Rules
from kg.resolve.decide import Claimed
from kg.resolve.name_index import Entry
from kg.resolve.similar_names import first_names, near_pairs
from kg.store import nodes as store
from kg.store import owner
from kg.store.checks import run_checks
from kg.store.reader import Connection
from kg.store.writer import insert

_NAMED = 3  # so many names in one message


def decide_entities(conn: Connection, node_ids: Iterable[int] | None, rules: Rules) -> None:
    """Work out anew what is true of the nodes (None: of all), from every claim on them."""
    described = store.described(conn, node_ids)
    claims = store.claims_of(conn, node_ids)
    pages = store.pages_of(conn, node_ids)
    touched = sorted(described)
    gathered = []
    primary: list[tuple[int, int]] = []
    for node_id in touched:
        if described[node_id][1] in ("note", "tag"):
            continue
        own = _in_order(pages.get(node_id, ()))
        if len(own) > 1 or node_ids is not None:
            primary += [(int(place == 0), note_id) for place, note_id in enumerate(own)]
        gathered.append(_gather(node_id, described[node_id], own, claims.get(node_id, ())))
    kinds = _kinds(conn, gathered)
    _write(conn, node_ids, described, entities(gathered, kinds, rules))
    store.set_primary(conn, (row for row in primary))


def _in_order(pages: Iterable[tuple[int, str, bool, str]]) -> list[int]:
    entries = [
        (Entry(path, "", "", archived, updated).precedence, note_id)
        for note_id, path, archived, updated in pages
    ]
    return [note_id for _, note_id in sorted(entries)]


def _gather(
    node_id: int, described: tuple[str, str, str], own: list[int], claims: Iterable[store.ClaimRow]
) -> NodeClaims:
    place = {note_id: n for n, note_id in enumerate(own)}
    claimed = [
        new(Claimed, (field, value, value_id, basis, rank, place.get(note_id), path, note_id, line))
        for _, note_id, field, value, value_id, basis, rank, line, path in claims
    ]
    key, kind, _ = described
    return NodeClaims(node_id, key, kind, own[0] if own else None, claimed)


def _kinds(conn: Connection, gathered: list[NodeClaims]) -> dict[int, str]:
    named = {
        claim.value_id
        for node in gathered
        if node.kind == "person"
        for claim in node.claims
        if claim.field == "organization" and claim.value_id is not None
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
    conn: Connection, rules: Rules, as_of: str, flaws: Iterable[tuple[str, Flaw]], seen: Seen
) -> None:
    """Find the owner and check the whole; `flaws` are those of files that are no notes."""
    before = owner.marked(conn)
    me, guessed = owner.mark(conn, rules.me)
    # Who owns the notes is never a contact, so another owner concerns everybody.
    nodes = seen.nodes if owner.marked(conn) == before and not seen.new_day else None
    run_checks(conn, as_of, nodes, files=seen.files)
    if seen.names:
        _report_near_names(conn, rules.me_names)
    conn.execute("delete from problems where scope in ('import', 'scan')")
    if guessed and me is not None:
        insert(conn, "problems", [_guess_row(me)])
    insert(conn, "problems", [_told(flaw, "scan", path) for path, flaw in flaws])


def _report_near_names(conn: Connection, me: frozenset[str]) -> None:
    by_kind: dict[str, list[str]] = {}
    for kind, key in store.entity_keys(conn):
        by_kind.setdefault(kind, []).append(key.partition(":")[2])
    messages = [
        _near_message(kind, *pair)
        for kind, slugs in sorted(by_kind.items())
        for pair in near_pairs(slugs)
    ]
    messages += [
        _first_message(first, full)
        for first, full in first_names(by_kind.get("person", ()))
        if first not in me
    ]
    conn.execute("delete from problems where code = 'similar-name'")
    found = (Flaw("similar-name", text, None, "info") for text in messages)
    insert(conn, "problems", [_told(flaw, "names") for flaw in found])


def _told(flaw: Flaw, scope: str, path: str | None = None) -> ProblemRow:
    """The row of what is wrong with no note alone."""
    return ProblemRow(
        note_id=None,
        node_id=None,
        path=path,
        line=None,
        code=flaw.code,
        severity=flaw.severity,
        message=flaw.message,
        scope=scope,
    )


def _near_message(kind: str, one: str, other: str) -> str:
    return (
        f"{kind}:{one} and {kind}:{other} are spelt almost alike; if they are one, give one page "
        "the other name as an alias"
    )


def _first_message(first: str, full: list[str]) -> str:
    several = " or ".join(f"person:{name}" for name in full[:_NAMED])
    more = f" or {len(full) - _NAMED} more" if len(full) > _NAMED else ""
    return (
        f"person:{first} may be {several}{more}; write the full name, or give the page of the one "
        "who is always meant the first name as an alias"
    )


def _guess_row(me: str) -> ProblemRow:
    message = (
        f"{me} was at most meetings and is taken for the owner of these notes; "
        f'`me = ["{me}"]` in kg.toml says so for good, another name corrects it'
    )
    return _told(Flaw("owner-guessed", message, None, "info"), "import")
