"""Whether the folder that is to be imported is the one that the database was made from."""

from __future__ import annotations

from kg.errors import VaultError
from kg.store import state
from kg.store.reader import Connection
from kg.vault.scan import Scan

_FEW = 20  # notes; a small vault may well lose most of its notes by design
_MOST = 0.5


def check_vault(
    conn: Connection,
    last: state.LastImport | None,
    vault: str,
    scan: Scan,
    *,
    force: bool,
) -> None:
    """Raise VaultError where the vault looks empty, gutted, or like another one.

    The place of a vault does not matter, its notes do: a vault that was moved is the same vault.
    """
    if last is None or force:
        return
    known = {path for path, *_ in state.known_notes(conn)}
    here = {file.path for file in scan.notes}
    kept = len(known & here)
    if not known or kept >= len(known) * _MOST:
        return
    if not here:
        raise VaultError(
            f"{vault} holds no notes, the database {len(known)}. Is a drive not mounted? "
            "To empty the database, say --force."
        )
    if vault != last.vault and not kept:
        raise VaultError(
            f"The database was made from {last.vault}, and no note of it is in {vault}. "
            "Use another --db, or say --force to replace it."
        )
    if len(known) >= _FEW:
        raise VaultError(
            f"{len(known) - kept} of {len(known)} notes are missing in {vault}. If they are gone "
            "for good, say --force."
        )
