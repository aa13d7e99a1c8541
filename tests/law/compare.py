"""How two answers differ, so that people can read it and equal kinds can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_SHOWN = 4  # rows of each side
_WIDE = 400  # characters of a row


# Columns that tell which row it is.
_NAMES = ("key", "path", "node_id", "note_id", "source", "line", "name", "code", "message")


class Difference(NamedTuple):
    """`where` names the table, view or command, `what` the columns that differ; then the rows that
    only the refreshed database has, and those that only the whole one has."""

    where: str
    what: str
    refreshed: list[Any]
    whole: list[Any]

    @property
    def kind(self) -> str:
        """The same for differences that are likely to have one cause."""
        return asked_of(self.where) or f"{self.where}: {self.what}"

    def told(self) -> str:
        """For people to read."""
        lines = [f"  {self.where}: {self.what}"]
        for side, found in (("refreshed", self.refreshed), ("whole", self.whole)):
            lines += [f"    {side:9}  {_short(row)}" for row in found[:_SHOWN]]
            if len(found) > _SHOWN:
                lines.append(f"    {side:9}  … and {len(found) - _SHOWN} more")
        return "\n".join(lines)


def asked_of(where: str) -> str:
    """Of a view, query or command its name alone, whatever it is asked; "" for anything else."""
    what, _, rest = where.partition(" ")
    return f"{what} {rest.split()[0]}" if what in ("view", "query", "kg") else ""


def rows(
    where: str, columns: Sequence[str], refreshed: Sequence[Any], whole: Sequence[Any]
) -> Iterator[Difference]:
    """The difference of two tables in which the order of rows means nothing, if there is one."""
    mine, theirs = Counter(map(repr, refreshed)), Counter(map(repr, whole))
    here, there = _only(refreshed, mine - theirs), _only(whole, theirs - mine)
    if here or there:
        what = _what(columns, here, there)
        shown = {*what.split(", "), *_NAMES} if here and there else {*columns}
        yield Difference(
            where, what, *([_part(columns, row, shown) for row in side] for side in (here, there))
        )


def lists(where: str, refreshed: Sequence[Any], whole: Sequence[Any]) -> list[Difference]:
    """The difference of two answers whose order counts."""
    if list(refreshed) == list(whole):
        return []
    mine, theirs = Counter(map(repr, refreshed)), Counter(map(repr, whole))
    here, there = _only(refreshed, mine - theirs), _only(whole, theirs - mine)
    if not here and not there:
        pairs = [p for p in zip(refreshed, whole, strict=True) if p[0] != p[1]]
        return [Difference(where, "order", [p[0] for p in pairs], [p[1] for p in pairs])]
    return [Difference(where, _what((), here, there), here, there)]


def _only(found: Sequence[Any], wanted: Counter[str]) -> list[Any]:
    left = wanted.copy()
    only = []
    for row in found:
        if left[repr(row)] > 0:
            left[repr(row)] -= 1
            only.append(row)
    return only


def _what(columns: Sequence[str], here: list[Any], there: list[Any]) -> str:
    """The columns that differ between the rows that are most alike, or on which side rows are."""
    if not here or not there:
        return "rows that only the refreshed one has" if here else "rows that are missing"
    names = set()
    for row in here:
        names.update(min((_apart(columns, row, other) for other in there), key=len))
    if "hash" in names:
        return "hash"  # another text: everything else follows
    return ", ".join(sorted(names)) or "values"


def _part(columns: Sequence[str], row: Any, shown: set[str]) -> dict[str, Any]:
    return {
        name: value
        for name, value in zip(columns, row, strict=True)
        if name in shown and value is not None
    }


def _apart(columns: Sequence[str], row: Any, other: Any) -> list[str]:
    if isinstance(row, dict) and isinstance(other, dict):
        return [key for key in {**row, **other} if row.get(key) != other.get(key)]
    if not columns:
        return ["values"]
    return [name for name, a, b in zip(columns, row, other, strict=True) if a != b]


def _short(row: Any) -> str:
    text = repr(row)
    return text if len(text) <= _WIDE else text[:_WIDE] + "…"
