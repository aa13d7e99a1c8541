"""What keeps a script from running, and from a value."""

from __future__ import annotations

from kg.languages.errors import Failed


class Unreadable(ValueError):
    """Text that is no script, or one that kg does not run. `at` is the place in it, from 0."""

    def __init__(self, told: str, at: int) -> None:
        self.at = at
        super().__init__(f"{told} (character {at + 1})")


__all__ = ["Failed", "Unreadable"]
