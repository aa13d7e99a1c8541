"""What faults are tried on: every command that writes a database, or a copy of one."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from kg.errors import KgError
from kg.store import backup, maintenance
from tests.dump import sound
from tests.faults.calls import Tried
from tests.faults.kills import KINDS, Kind
from tests.faults.stage import KG, Stage, fingerprint, started
from tests.store.kept import restored

OLD = "0005"  # a schema that several revisions follow


def commands(stage: Stage) -> list[Tried]:
    """All of them."""
    return [*(importing(stage, kind) for kind in KINDS), upgrade(stage), copying(stage)]


def importing(stage: Stage, kind: Kind) -> Tried:
    """`kg import` in its ways, and `kg db rebuild`."""
    return Tried(
        kind.name,
        stage.db.parent,
        stage.vault,
        lambda: stage.reset(exists=kind.exists),
        lambda prepare: stage.start(*kind.command, prepare=prepare),
        stage.state,
        stage.recovers,
        "before" if kind.exists else "absent",
    )


def upgrade(stage: Stage) -> Tried:
    """`kg db upgrade` of an old schema: the old database or the new one, with a copy of the old."""
    old, new = stage.folder / "old-schema.db", stage.folder / "new-schema.db"
    if not new.exists():
        restored(OLD, old)
        shutil.copyfile(old, new)
        maintenance.upgrade(str(new))
    states = {script(old): "before", script(new): "after"}

    def reset() -> None:
        stage.reset(exists=False)
        shutil.copyfile(old, stage.db)

    def recovers() -> str | None:
        try:
            maintenance.upgrade(str(stage.db))
        except KgError as error:
            return f"the next upgrade: {error}"
        found = _read(stage.db, states)
        return None if found == "after" else f"the next upgrade left: {found}"

    return Tried(
        "upgrade",
        stage.db.parent,
        stage.vault,
        reset,
        lambda prepare: _start(stage, prepare, "db", "upgrade"),
        lambda: _read(stage.db, states),
        recovers,
        "before",
    )


def copying(stage: Stage) -> Tried:
    """`kg db backup`: the copy is whole or not there, and the database is as it was."""
    target = stage.db.with_name("copy.db")

    def state() -> str:
        if stage.state() != "before":
            return f"the database: {stage.state()}"
        if not target.exists():
            return "absent"
        return "after" if _read(target, stage.states) == "before" else "between"

    def recovers() -> str | None:
        try:
            backup.backup(str(stage.db), str(target), force=True)
        except KgError as error:
            return f"the next copy: {error}"
        left = stage.leftovers() - {target.name}
        return f"left behind: {', '.join(sorted(left))}" if left else None

    return Tried(
        "backup",
        stage.db.parent,
        stage.vault,
        lambda: stage.reset(exists=True),
        lambda prepare: _start(stage, prepare, "db", "backup", str(target)),
        state,
        recovers,
        "absent",
    )


def script(db: Path) -> str:
    """Schema and rows, as a text that is equal for equal databases."""
    with contextlib.closing(sqlite3.connect(db)) as conn:
        tables = conn.execute("select sql from sqlite_master order by type, name").fetchall()
        version = conn.execute("select version_num from alembic_version").fetchall()
        people = conn.execute("select * from people order by 1").fetchall()
    return repr((tables, version, people))


def _read(db: Path, states: dict[str, str]) -> str:
    try:
        sound(db)
        return states.get(script(db)) or states.get(fingerprint(db), "between")
    except (sqlite3.Error, AssertionError) as error:
        return f"broken: {type(error).__name__} {error}".rstrip()


def _start(stage: Stage, prepare: Callable[[], None], *command: str) -> subprocess.Popen[str]:
    return started([*KG, *command, "--db", str(stage.db)], prepare)
