"""Questions that kg.toml saves, asked: their parameters, their text, what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import NameUnknown, UsageError
from kg.model.answers.queries import SavedQuestion
from kg.model.questions import GIVEN, Saved, Unfit, differing, values_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from kg.languages.literals import Place
    from kg.model.questions import Value


class QuestionUnknown(NameUnknown):
    """kg.toml saves no question of this name; `candidates` are like it, or all that there are."""

    def __init__(self, name: str, known: Sequence[str], told: str | None) -> None:
        from difflib import get_close_matches

        self.name = name
        near = get_close_matches(name[:60], known, n=3)
        self.candidates = tuple(near or known)
        hint = told or "None is saved: docs/config.md tells how to save one, under `questions`."
        if near:
            hint = f"Did you mean {', '.join(near)}?"
        elif known:
            hint = f"There are {', '.join(known)}."
        Exception.__init__(self, f"kg.toml saves no question “{name[:60]}”. {hint}")


def chosen(
    name: str, known: Sequence[Saved], unfit: Sequence[Unfit], told: str | None = None
) -> Saved:
    """The question of a name; `told` says why there may be none at all. Raises QuestionUnknown, and
    UsageError for one that is unfit."""
    for one in known:
        if one.name == name:
            return one
    for bad in unfit:
        if bad.name == name:
            raise UsageError(refusal(bad))
    raise QuestionUnknown(name, [one.name for one in known], told)


def refusal(bad: Unfit) -> str:
    """The sentence that a question cannot be asked."""
    return f"The question “{bad.name}” of kg.toml cannot be asked: {bad.why}."


def listed(known: Sequence[Saved]) -> list[SavedQuestion]:
    """The questions as rows of an answer."""
    return [
        SavedQuestion(
            question=one.name,
            language=one.language,
            about=one.about,
            params=tuple(f"{p.name}={_shown(p.default)}" for p in one.params),
        )
        for one in known
    ]


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def valued(question: Saved, given: Mapping[str, object]) -> dict[str, Value]:
    """A value for each parameter. Raises UsageError for a name or a value that is none, and where
    the query uses other parameters than the question declares."""
    if wrong := differing(question, _used(question)):
        raise UsageError(refusal(Unfit(question.name, wrong)))
    try:
        return values_of(question, given)
    except ValueError as error:
        raise UsageError(str(error)) from error


def text_of(question: Saved, values: Mapping[str, Value]) -> str:
    """The query of Dataview or Tasks with values in it. Raises UsageError for a value that the
    language cannot say."""
    from kg.languages.literals import filled

    try:
        return filled(question.text, _places(question), values)
    except ValueError as error:
        raise UsageError(f"The question “{question.name}” cannot be asked so: {error}.") from error


def _used(question: Saved) -> set[str]:
    """The names of the parameters in the text."""
    if question.language == "sql":
        from kg.store.parameters import written

        return written(question.text) - {GIVEN}
    names = {param.name for param in question.params}
    # What stands where no value may stand is a parameter if it is declared.
    return {p.name for p in _places(question) if p.kind != "none" or p.name in names}


def _places(question: Saved) -> list[Place]:
    from kg.languages.literals import dataview_places, tasks_places

    find = dataview_places if question.language == "dataview" else tasks_places
    return find(question.text)


def wrong_sql(question: Saved, empty: sqlite3.Connection) -> str | None:
    """What is wrong with a question in SQL, asked of an empty database; None for nothing."""
    from kg.store.errors import QueryRefused, QueryWrong
    from kg.store.parameters import parameters

    try:
        used = parameters(empty, question.text)
    except (QueryWrong, QueryRefused) as error:
        return f"its SQL cannot be run: {_inside(error)}"
    return differing(question, used - {GIVEN})


def wrong_query(question: Saved, vault: str) -> str | None:
    """What is wrong with a question of Dataview or Tasks, whose settings are those of a vault; None
    for nothing."""
    from kg.languages.errors import Unreadable
    from kg.languages.literals import Misplaced, filled
    from kg.languages.tasks.errors import NotUnderstood

    if wrong := differing(question, _used(question)):
        return wrong
    places = _places(question)
    try:
        text = filled(question.text, places, _samples(question, places))
        if question.language == "dataview":
            from kg.languages.dataview.query_parser import parse_query

            parse_query(text)
        else:
            _read_tasks(text, vault)
    except Misplaced as error:
        return f"{error}: {_ADVICE[question.language]}"
    except Unreadable as error:
        return f"this is no query of Dataview: {error}"
    except NotUnderstood as error:
        return f"this is no query of Tasks: {error}"
    except ValueError as error:
        return f"its default does not fit: {error}"
    return None


_ADVICE = {
    "dataview": "write it as a value of its own, outside of quotes and links, as in contains(text, "
    "{who})",
    "tasks": "write it behind includes, before, after, on, in or limit, or in a function outside "
    "of quotes",
}


def _samples(question: Saved, places: Sequence[Place]) -> dict[str, Value]:
    """The defaults; where Tasks takes no empty text, some text."""
    some = {one.name: "today" if one.kind == "day" else "x" for one in places if one.kind in _TEXTS}
    return {name: value or some.get(name, value) for name, value in question.params}


_TEXTS = ("words", "joined", "day")


def _read_tasks(text: str, vault: str) -> None:
    from kg.languages.literals import SOME_DAY
    from kg.languages.tasks.filters import Context
    from kg.languages.tasks.query import read_query
    from kg.query.query_tasks import settings_of

    settings = settings_of(vault).settings
    read_query(text, None, settings, Context(SOME_DAY, settings.global_filter))


def _inside(error: Exception) -> str:
    """A sentence as a part of another one."""
    text = str(error).rstrip(".")
    return text[:1].lower() + text[1:] if not text.startswith("SQL") else text
