"""What can be wrong with a database."""

from kg.errors import DatabaseError


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
            f"{path} is being written by {holder}. Try again, or wait longer: --timeout."
        )


class DatabaseUnusable(DatabaseError):
    """SQLite cannot open, read or write the file."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"{path} cannot be used: {cause}.")


class QueryRefused(DatabaseError):
    """SQL that is wrong, writes, or takes too long."""
