"""From a tool and its arguments to an answer, or to why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import KgError, NameAmbiguous, NameUnknown
from kg.log import Log
from kg.mcp import asking, budget, quoted, render
from kg.mcp.arguments import checked
from kg.mcp.budget import WrongArgument
from kg.mcp.found import FEW
from kg.mcp.tools import BY_NAME, SHARED
from kg.query.days import AS_OF, said
from kg.store.believed import believed
from kg.store.reader import SqliteError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.mcp.found import Found
    from kg.mcp.render import Answer
    from kg.mcp.served import Served
    from kg.mcp.tools import Tool

_LOG = Log("kg.mcp")
_SENTENCE = 600  # characters
_OF_A_PAGE = 12  # rows of a section
_NAMES = 200  # characters of a name in a sentence
_CANDIDATES = 1_500  # bytes of all candidates in a sentence
# The arguments that are names of things.
_NAMING = frozenset(("about", "end", "name", "note", "owner", "start", "subjects", "with_person"))


def _listed(candidates: Sequence[str]) -> str:
    """Candidates in quotes, as many as fit into a sentence."""
    shown, room = [], _CANDIDATES
    for one in candidates:
        said = quoted.text(one, _NAMES)
        room -= budget.size(said)
        if room < 0:
            break
        shown.append(said)
    rest = len(candidates) - len(shown)
    return ", ".join(shown) + (f", and {rest} more" if rest else "")


class Refused(Exception):
    """There is no answer; the text says why, and what to do."""


class Unclear(Refused):
    """A name may mean several things: `name`, and the keys of the `candidates`."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        self.name = name
        self.candidates = candidates
        super().__init__(
            f"The name {quoted.text(name, _NAMES)} may be several things, and kg does not guess. "
            f"Ask again with one of these keys in its place (untrusted): {_listed(candidates)}."
        )


class Call(NamedTuple):
    """A tool and the arguments that it was called with; `chosen` are keys in place of names. The
    answer may be a `page`, which has more of each section, and no cursor."""

    tool: Tool
    arguments: object
    chosen: Mapping[str, str] = {}
    page: bool = False


def answer(served: Served, call: Call) -> Answer:
    """The answer of a tool. Raises Refused, and Unclear for a name that may mean several things."""
    return _guarded(call.tool.name, served.database, lambda: _answered(served, call))


def _guarded(what: str, database: str, work: Callable[[], Answer]) -> Answer:
    try:
        with believed(database):
            return work()
    except NameAmbiguous as error:
        raise Unclear(error.name, error.candidates) from error
    except NameUnknown as error:
        raise Refused(_unknown(error)) from error
    except (SqliteError, UnicodeDecodeError) as error:
        from kg.store.errors import translated

        raise Refused(str(translated(error))) from error
    except WrongArgument as error:
        raise Refused(str(error)) from error
    except KgError as error:  # its sentence may quote what notes say
        said = " ".join(str(error).split())
        raise Refused(f"kg says: {quoted.text(said, _SENTENCE)}") from error
    except Exception as error:  # one question that fails must not end the server
        _LOG.warning("%s failed: %s", what, type(error).__name__)
        _LOG.debug("%s failed", what, error=error)
        raise Refused(
            f"kg failed over this question ({type(error).__name__}). `KG_LOG=debug` tells where."
        ) from error


def _answered(served: Served, call: Call) -> Answer:
    values = checked(call.tool, call.arguments)
    as_of = _day(values.pop("as_of", None), served)
    with served.open() as database:
        own = {name: value for name, value in values.items() if name not in SHARED}
        own |= {name: _chosen(own[name], call.chosen) for name in own.keys() & _NAMING}
        ticket = budget.ticket(call.tool.name, sorted(own.items()), as_of, database.state)
        start = budget.started(values.get("cursor"), ticket)
        wanted = budget.Wanted(
            start,
            values["limit"],
            int(values["budget"] * budget.BYTES_A_TOKEN),
            values.get("rows", False),
            None if call.page else ticket,
        )
        few = _OF_A_PAGE if call.page else FEW
        ask = asking.Asked(database.conn, database.path, as_of, start + wanted.limit + 1, few)
        function: Callable[..., Found] = getattr(asking, call.tool.name)
        found = function(ask, **own)
        if start >= found.rows and start:
            raise WrongArgument("The answer ends before this cursor. Ask again without it.")
        return render.answer(found._replace(told=database.told + found.told), wanted, as_of)


def _day(given: str | None, served: Served) -> str:
    return said(given, served.as_of, AS_OF) or served.as_of


def _chosen(value: Any, chosen: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return chosen.get(value, value)
    return [_chosen(one, chosen) for one in value] if isinstance(value, list) else value


def _unknown(error: NameUnknown) -> str:
    """That nothing is called so, and what is called like it."""
    if not error.candidates:
        return (
            f"Nothing is called {quoted.text(error.name, _NAMES)}. "
            "`find` looks for names, `search` for words in notes."
        )
    return (
        f"There is no {quoted.text(error.name, _NAMES)} that this question takes. "
        f"Called like it (untrusted): {_listed(error.candidates)}."
    )


def tool(name: object) -> Tool | None:
    """The tool of a name."""
    return BY_NAME.get(name) if isinstance(name, str) else None
