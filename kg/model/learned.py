"""What was learned of a vault's own words."""

from typing import NamedTuple

# In place of the meaning of a status that somebody has to give, and what it may be.
UNKNOWN = "?"
MEANINGS = ("active", "blocked", "paused", "done", "cancelled", "planned")


class Finding(NamedTuple):
    """A proposal for kg.toml: `word` belongs into `setting` (`("folders", "person")`).

    `reason` says why, `notes` how many of them speak for it, `example` is one of them; `clear` that
    hardly anything else is possible.
    """

    setting: tuple[str, ...]
    word: str
    reason: str
    notes: int
    example: str
    clear: bool
