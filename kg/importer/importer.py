"""Importing a vault: a whole import into a new database, a refresh of one that is there."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

from kg.collector import no_collector
from kg.errors import VaultError
from kg.fingerprint import is_of
from kg.importer.advice import advice
from kg.importer.difference import (
    EVERYTHING,
    Difference,
    Problems,
    Seen,
    check_downloaded,
    check_vault,
    difference,
)
from kg.importer.followed import Followed
from kg.importer.rules import rules_of
from kg.importer.settings import Settings
from kg.importer.vault_settings import VaultSettings
from kg.log import Log, Steps
from kg.model.owner import Owner
from kg.model.rows import ImportRow
from kg.store import (
    atomic,
    history,
    import_state,
    known_files,
    lock,
    statistics,
    views,
    writer,
)
from kg.store import nodes as store
from kg.store.believed import believed
from kg.store.checks import Touched
from kg.store.errors import DatabaseDamaged, HistoryLost, NotADatabase
from kg.store.import_state import counts, own_kinds, problem_counts
from kg.store.me import Known, marked
from kg.store.owner import owner
from kg.store.reader import Connection, check_revision, connect_read, read_revision
from kg.store.revision import REVISIONS
from kg.vault.other_programs import Program, left_unread, program_of
from kg.vault.scan import Scan, scan, without
from kg.version import __version__

_LOG = Log("kg.importer")
Progress = Callable[[int, int], None]


class ImportReport(NamedTuple):
    """What an import did.

    `counts` is rows by table, `problems` rows by severity. `owner` is whose notes these are, as far
    as that is known. `noop`: nothing had changed. `has_flock`: the file system of the database
    keeps two imports apart (see `kg.store.lock`). `other_rules`: the database was made by those of
    another kg, so every note was read anew. `left_unread` counts files of notes that kg does not
    read, by ending; `program` is another program whose vault this is; `advice` says what the import
    misses, and what to do.
    """

    vault: str
    db: str
    files: int
    notes: int
    read: int
    added: int
    changed: int
    removed: int
    counts: dict[str, int]
    problems: dict[str, int]
    seconds: float
    owner: Owner
    noop: bool
    has_flock: bool = True
    other_rules: bool = False
    left_unread: Mapping[str, int] = MappingProxyType({})
    program: Program | None = None
    advice: str | None = None
    own_kinds: tuple[tuple[str, str, int], ...] = ()

    @property
    def me(self) -> str | None:
        """The owner of the notes, if somebody is marked so."""
        return self.owner.name

    @property
    def me_guessed(self) -> bool:
        """Whether nobody told who that is."""
        return self.owner.guess is not None


class _Run(NamedTuple):
    """What a run is given; `was` is the file that was there when it began."""

    vault: str
    db: str
    was: atomic.Identity | None
    as_of: str
    started: str
    scan: Scan
    problems: Problems
    settings: VaultSettings
    rules: str
    force: bool
    progress: Progress | None
    followed: Followed | None

    def in_step(self, last: known_files.LastImport | None) -> _Run:
        """The same after a look at everything, unless the database is as the last import of those
        left it that follow the vault; `last` is the newest import into it."""
        if self.scan.named is None or self.followed is None:
            return self
        if self.followed.is_left(self._state(last)):
            return self
        self.followed.doubt()
        files = self.followed.look(self.settings.ignored)
        return self._replace(scan=files, problems=(*files.problems, *self.settings.problems))

    def leave(self, conn: Connection) -> None:
        """Tell whoever follows the vault how the database is left."""
        if self.followed is not None:
            self.followed.leave(self._state(known_files.last_import(conn)))

    def _state(self, last: known_files.LastImport | None) -> object:
        return self.rules, last


class _Work(NamedTuple):
    """What a run did: notes read, added, changed, removed."""

    read: int
    added: int
    changed: int
    removed: int


def import_vault(
    vault: str,
    db: str,
    *,
    config: str | None = None,
    as_of: str,
    full: bool = False,
    rebuild: bool = False,
    force: bool = False,
    timeout: float = 10.0,
    progress: Progress | None = None,
    followed: Followed | None = None,
) -> ImportReport:
    """Import the folder `vault` into the database file `db`: all of it, or what has changed.

    `as_of` is the day (ISO) that counts as today. `full` reads every note again; `rebuild` makes
    the file anew, too, and keeps only its history. `force` goes on where the vault seems to be the
    wrong one, and where no history can be saved. `progress` is told (notes read, notes in all).
    `followed` is the vault where somebody follows its events: only what they name is looked at.
    Raises VaultError, DatabaseError and ConfigError; the database is then as it was.
    """
    began = time.perf_counter()
    check_folder(vault)
    steps = Steps(_LOG)
    with lock.held(db, timeout) as has_flock, no_collector(), believed(db):
        was = atomic.identity(db)
        # Who looked before the wait would write an older vault over what others imported meanwhile.
        settings = VaultSettings(vault, db, config)
        _LOG.info("settings: %s", settings.file or "no kg.toml")
        files = followed.look(settings.ignored) if followed else scan(vault, settings.ignored)
        found = (len(files.notes), len(files.attachments), len(files.problems))
        steps.done("looked at %s: notes %d, other files %d, problems of files %d", vault, *found)
        run = _run(vault, db, was, as_of, files, settings)
        run = run._replace(force=force, progress=progress, followed=followed)
        atomic.tidy(db)
        if not _is_there(db):
            report = _new(run)
        elif rebuild:
            report = _rebuilt(run, timeout)
        else:
            report = _existing(run, full, timeout)
    return report._replace(seconds=time.perf_counter() - began, has_flock=has_flock)


def import_part(
    vault: str,
    db: str,
    *,
    origin: str,
    config: str | None = None,
    as_of: str,
    paths: Container[str],
    folders: Iterable[str],
) -> set[str]:
    """Import `vault` into the new file `db` as if some files had never been in it: those at these
    paths and all in these folders. The settings are those of an import into `origin`.

    The paths of links to such files, which are problems then. Raises what `import_vault` raises;
    VaultError also where nothing else is there.
    """
    check_folder(vault)
    settings = VaultSettings(vault, origin, config)
    found = scan(vault, settings.ignored)
    files = without(found, vault, paths, folders)
    # What was not downloaded is listed among the problems, as by any whole import.
    run = _run(vault, db, None, as_of, files, settings)._replace(force=True)
    with no_collector():
        _new(run)
    return {path for path, _ in files.problems} - {path for path, _ in found.problems}


def _run(
    vault: str,
    db: str,
    was: atomic.Identity | None,
    as_of: str,
    files: Scan,
    settings: VaultSettings,
) -> _Run:
    return _Run(
        os.path.abspath(vault),
        db,
        was,
        as_of,
        _now(),
        files,
        (*files.problems, *settings.problems),
        settings,
        rules_of(settings),
        force=False,
        progress=None,
        followed=None,
    )


def check_folder(vault: str) -> None:
    """Raise VaultError unless `vault` is a folder."""
    if not os.path.exists(vault):
        raise VaultError(f"There is no vault at {vault}. Give the folder that holds your notes.")
    if not os.path.isdir(vault):
        raise VaultError(f"{vault} is a file. Give the folder that holds your notes.")


def _is_there(db: str) -> bool:
    """Whether there is something to refresh; an empty file is as good as none."""
    if os.path.exists(db) and not os.path.isfile(db):
        raise NotADatabase(db)
    return os.path.exists(db) and os.path.getsize(db) > 0


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _new(run: _Run) -> ImportReport:
    run = run.in_step(None)
    if not run.scan.notes:
        raise VaultError(
            f"{run.vault} holds no notes (no .md file below it). Give the folder of your notes."
        )
    _LOG.info("%s is new: every note is read", run.db)
    with atomic.new_database(run.db, run.was) as conn:
        work = _fill(conn, run)
        return _conclude(conn, run, work, EVERYTHING)


def _rebuilt(run: _Run, timeout: float) -> ImportReport:
    past = history.EMPTY
    try:
        with contextlib.closing(_newest_schema(run.db, timeout)) as conn, atomic.errors(run.db):
            last = known_files.last_import(conn)
            run = run.in_step(last)
            found = difference(conn, run.scan, run.problems, last)
            check_vault(last, run.vault, found, force=run.force)
            past = history.read(conn)
    except DatabaseDamaged as error:
        if not run.force:
            raise HistoryLost(error) from error
    _LOG.info("%s is made anew: every note is read", run.db)
    with atomic.new_database(run.db, run.was, timeout=timeout) as conn:
        work = _fill(conn, run)
        history.write(conn, past)
        return _conclude(conn, run, work, EVERYTHING, past.facts)


def _fill(conn: Connection, run: _Run) -> _Work:
    """Write everything into a new database."""
    work = _write_whole(conn, run)
    steps = Steps(_LOG)
    writer.make_indexes(conn)
    steps.done("made indexes and views")
    return work


def _existing(run: _Run, full: bool, timeout: float) -> ImportReport:
    with contextlib.closing(_newest_schema(run.db, timeout)) as conn, atomic.errors(run.db):
        last = known_files.last_import(conn)
        run = run.in_step(last)
        same_rules = last is not None and last.rules == run.rules and not full
        found = difference(conn, run.scan, run.problems, last)
        _say_difference(found)
        check_vault(last, run.vault, found, force=run.force)
        idle = same_rules and not found and last is not None and last.as_of == run.as_of
        has_views = views.are_there(conn)
        if idle and has_views and not statistics.are_there(conn):
            return _report(conn, run, _Work(0, 0, 0, 0))
    with atomic.refreshed_database(run.db, run.was, timeout) as conn:
        statistics.drop(conn)
        if not has_views:
            views.create(conn)
        if last is None or not same_rules:
            _LOG.info("every note is read: %s", "as asked" if full else "the rules are other ones")
            before = store.facts(conn)
            writer.clear(conn)
            work = _write_whole(conn, run)
            report = _conclude(conn, run, work, EVERYTHING, before)
            return report._replace(other_rules=last is not None and not is_of(last.rules))
        # Between looking and locking nobody else imports: the lock file is held all the while.
        return _refresh(conn, run, found, last)


def _say_difference(found: Difference) -> None:
    counted = (len(found.added), len(found.touched), len(found.removed))
    _LOG.info("notes known: %d; new %d, perhaps changed %d, gone %d", found.known, *counted)
    _LOG.each("new: %s", (file.path for file in found.added))
    _LOG.each("perhaps changed: %s", (file.path for file in found.touched))
    _LOG.each("gone: %s", found.removed)


def _newest_schema(db: str, timeout: float) -> Connection:
    """A database, open for reading; one of an older schema is upgraded before."""
    conn = connect_read(db, timeout)
    try:
        revision = read_revision(db, conn)
        if revision in REVISIONS and revision != REVISIONS[-1]:
            from kg.store.migrate import upgrade_with_backup

            _LOG.info("%s has the schema %s: a copy is made, and it is upgraded", db, revision)
            conn.close()
            upgrade_with_backup(db)
            conn = connect_read(db, timeout)
            revision = read_revision(db, conn)
        check_revision(db, revision)
    except BaseException:
        conn.close()
        raise
    return conn


def _write_whole(conn: Connection, run: _Run) -> _Work:
    from kg.importer.full import write_whole

    check_downloaded(run.scan, run.vault, force=run.force)
    total = len(run.scan.notes)
    write_whole(conn, run.scan, _reading(run), _counting(run.progress, total))
    return _Work(total, total, 0, 0)


def _reading(run: _Run) -> Settings:
    return run.settings.reading._replace(as_of=run.as_of)


def _counting(progress: Progress | None, total: int) -> Callable[[int], None] | None:
    if progress is None:
        return None
    done = 0

    def tell(files: int) -> None:
        nonlocal done
        done = min(total, done + files)
        progress(done, total)

    progress(0, total)
    return tell


def _refresh(
    conn: Connection, run: _Run, found: Difference, last: known_files.LastImport
) -> ImportReport:
    from kg.importer.refresh import refresh

    highest = import_state.highest_id(conn, "nodes")
    done = refresh(conn, run.scan, found, _reading(run), last.as_of)
    new_day = last.as_of != run.as_of
    if not (done.any or found.beside_notes or new_day):
        import_state.files_compared(conn, last.id, run.scan.began_ns, run.scan.ended_ns)
        return _report(conn, run, _Work(0, 0, 0, 0))
    before = store.facts(conn, done.nodes)
    work = _Work(done.read, done.added, done.changed, done.removed)
    files = bool(found.added or found.removed)
    fields = done.fields | store.claimed_fields(conn, done.decided)
    touched = Touched(done.nodes, done.tied, fields, files)
    seen = Seen(touched, done.decided, new_day, people=done.people)
    return _conclude(conn, run, work, seen, before, done.renamed, highest)


def _conclude(
    conn: Connection,
    run: _Run,
    work: _Work,
    seen: Seen,
    before: dict[tuple[str, str], str | None] | None = None,
    renamed: tuple[tuple[str, str], ...] = (),
    highest: int = 0,
) -> ImportReport:
    from kg.importer.finish import conclude, decide_touched

    steps = Steps(_LOG)
    rules = run.settings.reading.rules
    was_me = marked(conn)  # before the rows of people are made anew
    seen = decide_touched(conn, seen, rules, highest)
    steps.done("decided what is true of things and meetings")
    known = conclude(conn, rules, run.as_of, run.problems, seen, was_me, run.settings.user)
    steps.done("checked the whole")
    if before is not None:
        store.rename_history(conn, renamed)
        store.remember(conn, before, store.facts(conn, seen.nodes), run.started)
        steps.done("remembered what is other than before")
    _log(conn, run, work, known)
    return _report(conn, run, work)


def _log(conn: Connection, run: _Run, work: _Work, known: Known) -> None:
    row = ImportRow(
        started=run.started,
        finished=_now(),
        as_of=run.as_of,
        version=__version__,
        vault=run.vault,
        rules=run.rules,
        me=known.me,
        my_organization=known.my_organization,
        files=len(run.scan.notes),
        read=work.read,
        added=work.added,
        changed=work.changed,
        removed=work.removed,
        problems=sum(problem_counts(conn).values()),
        scan_began_ns=run.scan.began_ns,
        scan_ended_ns=run.scan.ended_ns,
    )
    writer.insert(conn, "imports", [row])


def _report(conn: Connection, run: _Run, work: _Work) -> ImportReport:
    run.leave(conn)
    return ImportReport(
        run.vault,
        run.db,
        len(run.scan.notes) + len(run.scan.attachments),
        len(run.scan.notes),
        *work,
        counts(conn),
        problem_counts(conn),
        0.0,
        owner(conn),
        not any(work),
        left_unread=left_unread(run.scan.attachments),
        program=program_of(run.scan.attachments),
        advice=advice(conn, run.vault, len(run.scan.notes)),
        own_kinds=own_kinds(conn),
    )
