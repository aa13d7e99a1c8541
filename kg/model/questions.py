"""Questions that somebody saved: what `[questions.cold-vips]` in kg.toml says, read.

One is a text in SQL, in Dataview's or in Tasks' language, with parameters that have defaults. What
is wrong with one is a value too: it must stop neither an import nor the others.
"""

from __future__ import annotations

import math
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    Language = Literal["sql", "dataview", "tasks"]
    Kind = Literal["text", "number", "switch"]

Value = str | int | float | bool

LANGUAGES: tuple[Language, ...] = ("sql", "dataview", "tasks")
GIVEN = "as_of"  # what every statement of SQL may name: the day asked about
RESERVED = (GIVEN, "timeout")  # what `kb.ask` takes for itself
LARGEST = (1 << 63) - 1  # what SQLite takes for a whole number
_PARTS = (*LANGUAGES, "about", "params")
_NAME = re.compile(r"\w[\w-]*")
_LONGEST_NAME = 60
_SHOWN = 60  # characters of a word in a sentence
_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


class Param(NamedTuple):
    """A parameter; the default says what it takes."""

    name: str
    default: Value

    @property
    def kind(self) -> Kind:
        """A text, a number or a switch."""
        if isinstance(self.default, bool):
            return "switch"
        return "text" if isinstance(self.default, str) else "number"


class Saved(NamedTuple):
    """A question: its text, in which language, what it is about, its parameters in order."""

    name: str
    language: Language
    text: str
    about: str = ""
    params: tuple[Param, ...] = ()

    @property
    def defaults(self) -> dict[str, Value]:
        """The value of each parameter that is not given."""
        return dict(self.params)


class Unfit(NamedTuple):
    """A question that cannot be asked, and why, with what to do."""

    name: str
    why: str


def read(name: str, said: object) -> Saved | Unfit:
    """The question that kg.toml declares under a name."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        return Unfit(
            name[:_SHOWN],
            f"its name must be one word of letters, digits, - and _, at most {_LONGEST_NAME}, such "
            "as [questions.cold-vips]",
        )
    found = _read(name, said)
    return found if isinstance(found, Saved) else Unfit(name, found)


def _read(name: str, said: object) -> Saved | str:
    if not isinstance(said, dict):
        return f"it is no section; write [questions.{name}], and below it {_languages()}"
    for part in said:
        if part not in _PARTS:
            return f"it has no setting {part[:_SHOWN]}; {_near(part, _PARTS)}"
    texts = [language for language in LANGUAGES if language in said]
    if len(texts) != 1:
        has = f"it has {' and '.join(texts)}" if texts else "it has no query"
        return f"{has}; give it one of {_languages()}"
    (language,) = texts
    text, about = said[language], said.get("about", "")
    if not isinstance(text, str) or not text.strip():
        return f'its {language} is no text; write {language} = "…"'
    if not isinstance(about, str) or "\n" in about:
        return 'its about is no line of text; write about = "what it tells"'
    params = _params(said.get("params", {}))
    if isinstance(params, str):
        return params
    return Saved(name, language, text, about, params)


def _languages() -> str:
    return ", ".join(LANGUAGES)


def _params(said: object) -> tuple[Param, ...] | str:
    """The parameters, or why they are none."""
    if not isinstance(said, dict):
        return 'its params are no names with defaults; write params = { days = 30, who = "" }'
    for name, default in said.items():
        shown = f"its parameter {name[:_SHOWN]}"
        if not (name.isidentifier() and name.isascii()):
            return f"{shown} is no name; take letters, digits and _"
        if name in RESERVED:
            return f"{shown} is a name that kg uses itself; take another one"
        if not is_value(default):
            return f"{shown} has no default that is a text, a number, or true or false; give it one"
    return tuple(Param(name, default) for name, default in said.items())


def is_value(value: object) -> bool:
    """Whether a parameter can have this value: a text, a finite number, true or false."""
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and abs(value) <= LARGEST


def value_of(param: Param, given: object) -> Value:
    """The value that somebody gives a parameter; texts are read as it takes them. Raises
    ValueError with a sentence."""
    if param.kind == "text":
        # A number or a day given in Python is its text.
        text = str(given)
        if is_value(text):
            return text
        raise ValueError(f"{param.name} holds a character that no text may have (NUL).")
    if param.kind == "switch":
        word = str(given).strip().lower()
        if word in (*_YES, *_NO):
            return word in _YES
        raise ValueError(f"{param.name} is a switch, and takes true or false, not “{_cut(given)}”.")
    number = given if isinstance(given, int | float) else _number(str(given))
    if number is None or isinstance(number, bool) or not is_value(number):
        raise ValueError(f"{param.name} takes a number, such as 30, not “{_cut(given)}”.")
    return number


def _number(text: str) -> int | float | None:
    text = text.strip()
    if not re.fullmatch(r"[-+]?(?:[0-9]{1,19}|[0-9]{1,300}\.[0-9]{1,300})", text, re.ASCII):
        return None
    return float(text) if "." in text else int(text)


def _cut(given: object) -> str:
    return str(given)[:_SHOWN]


def values_of(question: Saved, given: Mapping[str, object]) -> dict[str, Value]:
    """A value for every parameter. Raises ValueError with a sentence for a name that is none, and
    for a value that it does not take."""
    names = [param.name for param in question.params]
    for name in given:
        if name not in names:
            others = f"it takes {', '.join(names) or 'none'}"
            raise ValueError(
                f"The question “{question.name}” has no parameter {name[:_SHOWN]}; {others}."
            )
    found = question.defaults
    for param in question.params:
        if param.name in given:
            found[param.name] = value_of(param, given[param.name])
    return found


def differing(question: Saved, used: set[str]) -> str | None:
    """What is wrong where the text uses other parameters than are declared."""
    names = {param.name for param in question.params}
    if undeclared := sorted(used - names):
        return (
            f"it uses the parameter {undeclared[0][:_SHOWN]}, which is not declared; add it to "
            f'params, as in params = {{ {undeclared[0][:_SHOWN]} = "" }}'
        )
    if unused := sorted(names - used):
        written = f":{unused[0]}" if question.language == "sql" else f"{{{unused[0]}}}"
        return (
            f"it declares the parameter {unused[0]} and does not use it; write {written} in the "
            "query, or take it out of params"
        )
    return None


def _near(word: str, known: Mapping[str, object] | tuple[str, ...] | list[str]) -> str:
    near = get_close_matches(word[:_SHOWN], known, n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
