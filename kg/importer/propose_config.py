"""A first kg.toml for a vault that may never have been imported."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import NamedTuple

from kg.importer.importer import check_folder, import_vault
from kg.importer.vault_settings import VaultSettings
from kg.interpret.claims import normalise_status
from kg.interpret.looks import is_full
from kg.interpret.note_view import names_say
from kg.learn.facts import NoteFacts, read_facts
from kg.learn.learn import learn
from kg.model.learned import Finding
from kg.model.rules import Rules
from kg.resolve.name_index import DAY_ORDER
from kg.resolve.suggest_config import Seen, Whose, propose
from kg.scratch import scratch_folder
from kg.store import learning, me
from kg.store.owner import owner
from kg.store.reader import Connection, connect_read
from kg.vault.scan import scan

_MOST = 5  # people named as those who attend most


class Proposal(NamedTuple):
    """The text of a kg.toml, what of it was learned, and the kg.toml that counts already."""

    toml: str
    findings: list[Finding]
    file: str | None


def propose_config(vault: str, as_of: str) -> Proposal:
    """A kg.toml that says what was found in the folder; nothing is written there.

    A kg.toml that is there already counts; `as_of` is the day (ISO) that counts as today. Raises
    VaultError and ConfigError.
    """
    check_folder(vault)
    settings = VaultSettings(vault, os.devnull, None)
    rules = settings.reading.rules
    seen, findings = Seen(), list[Finding]()
    if scan(vault, settings.ignored).notes:
        with scratch_folder() as folder:
            db = os.path.join(folder, "kg.db")
            # Read once: a database that goes again knows all that is asked.
            import_vault(vault, db, config=settings.file, as_of=as_of, force=True)
            with contextlib.closing(connect_read(db)) as conn:
                facts = [read_facts(*one) for one in learning.notes(conn)]
                seen, findings = _seen(conn, facts), _learned(facts, rules)
    toml = propose(seen, findings, rules, lambda status: normalise_status(status, rules))
    return Proposal(toml, findings, settings.file)


def _seen(conn: Connection, facts: Sequence[NoteFacts]) -> Seen:
    found = owner(conn)
    whose = Whose(me.most_at_meetings(conn, _MOST), found.name, found.guess, me.employers(conn))
    orders = [
        (key.partition("\x1f")[0], order) for key, order in learning.day_orders(conn, DAY_ORDER)
    ]
    return Seen(
        [(one.folder, one.kind, one.archived) for one in facts],
        learning.statuses(conn),
        orders,
        whose,
    )


def _learned(facts: Sequence[NoteFacts], rules: Rules) -> list[Finding]:
    return learn(
        facts, rules, is_full, lambda folder: bool(names_say(folder, rules).position.owner)
    )
