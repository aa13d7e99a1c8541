"""Statuses: what the character between the brackets of a task says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, get_args

StatusType = Literal["TODO", "DONE", "IN_PROGRESS", "ON_HOLD", "CANCELLED", "NON_TASK", "EMPTY"]
TYPES: tuple[str, ...] = get_args(StatusType)
_DONE = ("DONE", "CANCELLED", "NON_TASK")
# The order in which types are sorted and grouped.
SORTED = ("IN_PROGRESS", "TODO", "ON_HOLD", "DONE", "CANCELLED", "NON_TASK", "EMPTY")


class Status(NamedTuple):
    """A character, its name and type, and the character that follows it when it is ticked."""

    symbol: str
    name: str
    next: str
    type: str

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.type in _DONE


class Statuses:
    """The statuses that a vault knows; another character is one to do, called Unknown."""

    def __init__(self, known: Iterable[Status] = ()) -> None:
        self._known: dict[str, Status] = {}
        for status in known:
            self._known.setdefault(status.symbol, status)

    def of(self, symbol: str) -> Status:
        """The status of a character."""
        return self._known.get(symbol) or Status(symbol, "Unknown", "x", "TODO")

    def after(self, status: Status) -> Status:
        """The status to which ticking leads."""
        return self.of(status.next)

    def again(self, done: Status) -> Status:
        """The status with which a recurring task that was done begins anew.

        The first one to do on the way from the next one, else the first in progress, else a blank.
        """
        first = self.after(done)
        for wanted in ("TODO", "IN_PROGRESS"):
            found = first
            for _ in range(max(1, len(self._known))):
                if found.type == wanted:
                    return found
                found = self.after(found)
        return self.of(" ")


CORE = (Status(" ", "Todo", "x", "TODO"), Status("x", "Done", " ", "DONE"))
USUAL = (
    *CORE,
    Status("/", "In Progress", "x", "IN_PROGRESS"),
    Status("-", "Cancelled", " ", "CANCELLED"),
)


def read_statuses(settings: object) -> Statuses:
    """The statuses of the plugin's `statusSettings`; what it would not write is passed over."""
    if not isinstance(settings, Mapping):
        return Statuses(USUAL)
    listed = [*_listed(settings.get("coreStatuses")), *_listed(settings.get("customStatuses"))]
    return Statuses([*listed, *CORE]) if listed else Statuses(USUAL)


def _listed(given: object) -> list[Status]:
    found = []
    for one in given if isinstance(given, list) else []:
        if not isinstance(one, Mapping):
            continue
        symbol, name = one.get("symbol"), one.get("name")
        following, kind = one.get("nextStatusSymbol"), one.get("type")
        if isinstance(symbol, str) and len(symbol) == 1 and kind in TYPES:
            found.append(
                Status(
                    symbol,
                    name if isinstance(name, str) else "",
                    following if isinstance(following, str) else "x",
                    str(kind),
                )
            )
    return found
