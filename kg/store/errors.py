"""What can be wrong with a database."""

from kg.errors import DatabaseError, UsageError


class DatabaseMissing(DatabaseError):
    """There is no database file."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"There is no database at {path}. Run `kg import VAULT --db {path}` first."
        )


class NotADatabase(DatabaseError):
    """The file is something else."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is not a kg database. Name another file with --db; kg leaves this one alone."
        )


class DatabaseNewer(DatabaseError):
    """A newer kg made the database."""

    def __init__(self, path: str, revision: str) -> None:
        super().__init__(
            f"{path} was made by a newer kg (its schema is {revision}). Upgrade kg, or import into "
            "another file with --db."
        )


class DatabaseOld(DatabaseError):
    """An older kg made the database."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} was made by an older kg. Run `kg db upgrade --db {path}`, or import again."
        )


class DatabaseBusy(DatabaseError):
    """Another import holds the database."""

    def __init__(self, path: str, holder: str) -> None:
        super().__init__(
            f"{path} is being written by {holder}. Try again later, or wait longer: --timeout."
        )


class DatabaseUnusable(DatabaseError):
    """SQLite cannot open, read or write the file."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"{path} cannot be used: {cause}.")


class DatabaseReplaced(DatabaseError):
    """Somebody took the file away, or put another one there, while it was written."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} was removed, replaced or made by another program meanwhile; it was left as it "
            "is now. Run the command again, or name another file with --db."
        )


class DatabaseDamaged(DatabaseError):
    """The file is a database whose content cannot be trusted."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(
            f"{path} is damaged ({cause}). `kg db rebuild` makes it anew from the notes."
        )


class TargetExists(DatabaseError):
    """A copy would replace a file."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} exists already. Name another file, or say --force to replace it.")


class HistoryLost(DatabaseError):
    """The database is to be made anew, and what only it knows cannot be read."""

    def __init__(self, cause: DatabaseError) -> None:
        super().__init__(
            f"{cause} Its history of changes cannot be kept; say --force to go on without it."
        )


class QueryWrong(UsageError):
    """SQL that is none, or names what there is not."""


class QueryRefused(DatabaseError):
    """SQL that would write, or takes too much time or room."""


class AnswerTooLarge(QueryRefused):
    """SQL that finds more than anybody reads."""

    def __init__(self, bound: str) -> None:
        super().__init__(
            f"The answer has more than {bound}. Ask for less: fewer columns, a narrower `where`, "
            "or a `limit`."
        )


EMPTY_QUERY = "The query is empty. Write one statement of SQL."
SHORT_OF_MEMORY = (
    "The query was stopped: it needs more memory than it may have. Ask for less: smaller values, "
    "fewer rows to put together."
)
SHORT_OF_DISK = (
    "The query was stopped: it needs more room for temporary files than it may have. Ask for less: "
    "fewer rows to sort or to group."
)
REFUSED_FUNCTIONS = frozenset(("load_extension", "fts3_tokenizer", "writefile", "readfile", "edit"))
_LONGEST = 200  # characters of what SQLite says, which may quote the schema
# SQLite's result codes (https://sqlite.org/rescode.html), without what the high bits add.
_WRONG = 1
_BUSY, _LOCKED, _CORRUPT, _NOT_A_DATABASE = 5, 6, 11, 26
_READING, _FULL, _OPENING = 10, 13, 14
_OF_VALUES = frozenset((_WRONG, 18, 19, 20))  # too big, against a constraint, of another type
_WRITING = 778  # what reads the database writes to temporary files only
_FAULTS = frozenset((_BUSY, _LOCKED, _CORRUPT, _NOT_A_DATABASE, _READING, _OPENING))


def is_fault(error: Exception) -> bool:
    """Whether the file is to blame, whatever was asked of it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _FAULTS


def is_about_values(error: BaseException | None) -> bool:
    """Whether SQLite, or Python for it, could not work with what a row holds."""
    if type(error).__module__ != "sqlite3":
        return isinstance(error, UnicodeDecodeError | OverflowError)
    # Of an error without a code it is the module that complains: of bytes that are no text.
    return getattr(error, "sqlite_errorcode", _WRONG) & 0xFF in _OF_VALUES


def short_of_disk(error: Exception) -> bool:
    """Whether there was no room for what a query that only reads must write meanwhile."""
    return getattr(error, "sqlite_errorcode", 0) in (_FULL, _WRITING)


def translated(error: Exception, path: str | None = None) -> DatabaseError:
    """What an error of the sqlite3 module means, in words that help."""
    named = path or "The database"
    said = " ".join(str(error).split())[:_LONGEST]
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (_BUSY, _LOCKED):
        return DatabaseBusy(named, "another program")
    if code == _NOT_A_DATABASE and path:
        return NotADatabase(path)
    if code in (_CORRUPT, _NOT_A_DATABASE):
        return DatabaseDamaged(named, said)
    if isinstance(error, UnicodeDecodeError):
        return DatabaseDamaged(named, "it holds what is no text")
    if "no such table" in said or "no such column" in said or "decode to UTF-8" in said:
        return DatabaseDamaged(named, said)
    return DatabaseUnusable(named, said)


def refusal(error: Exception, timeout: float | None) -> DatabaseError | UsageError:
    """What an error means that a person's own SQL led to; it was given `timeout` seconds."""
    cause = str(error)
    if cause == "interrupted":
        text = f"The query was stopped after {timeout:g} s. Narrow it, or allow more: --timeout."
        return QueryRefused(text)
    unknown = cause.removeprefix("no such function: ")
    if "not authorized" in cause or "prohibited" in cause or unknown in REFUSED_FUNCTIONS:
        return QueryRefused(f"Only reading is allowed here ({cause}).")
    code = getattr(error, "sqlite_errorcode", _WRONG)
    if short_of_disk(error):
        return QueryRefused(SHORT_OF_DISK)
    if is_fault(error):
        return translated(error)
    text = f"SQLite does not accept this query: {cause.rstrip('.')}."
    # A second statement may write; what SQLite gives no other code than this to is no SQL.
    wrong = code & 0xFF in (0, _WRONG) and "one statement" not in cause
    return QueryWrong(text) if wrong else QueryRefused(text)
