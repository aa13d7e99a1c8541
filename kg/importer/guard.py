"""Whether the folder that is to be imported is the one that the database was made from."""

from __future__ import annotations

from kg.errors import VaultError
from kg.importer.difference import Difference
from kg.store import state

_FEW = 20  # notes; a small vault may well lose most of its notes by design
_MOST = 0.5


def check_vault(
    last: state.LastImport | None, vault: str, found: Difference, *, force: bool
) -> None:
    """Raise VaultError where the vault looks empty, gutted, or like another one.

    The place of a vault does not matter, its notes do: a vault that was moved is the same vault.
    """
    known, gone = found.known, len(found.removed)
    if last is None or force or gone <= known * _MOST:
        return
    if gone == known and not found.added:
        raise VaultError(
            f"{vault} holds no notes, the database {known}. Is a drive not mounted? "
            "To empty the database, import with --force."
        )
    if vault != last.vault and gone == known:
        raise VaultError(
            f"The database was made from {last.vault}, and no note of it is in {vault}. "
            "Use another --db, or say --force to replace it."
        )
    if known >= _FEW:
        raise VaultError(
            f"{gone} of {known} notes are missing in {vault}. If they are gone "
            "for good, import with --force."
        )
