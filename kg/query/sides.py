"""Inside and outside: who works where the owner of the notes does, and who elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.kinds import MyOrganizationBases
from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection

_UNKNOWN = (
    "It is unknown where you work, so nobody is inside or outside. "
    'my_organization = ["Acme"] in kg.toml says it; so does the employer on your own page.'
)
_NOT_NAMED = "No organization in the notes is called as my_organization in kg.toml says."


def check(conn: Connection, *, external: bool | None, internal: bool | None) -> None:
    """Raise UsageError where a question about one side cannot be answered."""
    if external and internal:
        raise UsageError("Nobody is both inside and outside: take external or internal, not both.")
    if (external or internal) and not is_known(conn):
        raise UsageError(_UNKNOWN)


def is_known(conn: Connection) -> bool:
    """Whether it is known where the owner of the notes works."""
    return _where_i_work(conn)[0] not in (None, MyOrganizationBases.UNKNOWN)


def left_out(conn: Connection) -> str | None:
    """What is to be said of an answer about one side: who is on neither."""
    _, organizations, unknown = _where_i_work(conn)
    told = [] if organizations else [_NOT_NAMED]
    if unknown:
        who = "one person" if unknown == 1 else f"{unknown:,} people"
        told.append(f"Of {who} no note tells where they work; they are on neither side.")
    return " ".join(told) or None


def _where_i_work(conn: Connection) -> tuple[str | None, int, int]:
    row = queries.internal(conn, "my_organization").fetchone()
    return row[0], row[1], row[2]
