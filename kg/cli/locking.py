"""What commands that write say of where a database lies."""

from __future__ import annotations


def locking(db: str, *, has_flock: bool) -> list[str]:
    """A line where the file system of the database knows no flock, or none."""
    if has_flock:
        return []
    return [
        f"{db} lies on a file system without flock; SQLite's own locks are all there is to "
        "keep two imports apart."
    ]
