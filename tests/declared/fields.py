"""What the fields of an answer are: their types in words, and what they mean."""

import ast
import inspect
import re
import textwrap
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import kg.model.answers
from kg.model.iso import IsoDay, IsoMoment
from kg.model.shown import also

COMMON: dict[str, str] = tomllib.loads(
    (Path(kg.model.answers.__file__).parent / "fields.toml").read_text(encoding="utf-8")
)["fields"]
_MANY = {str: "texts", object: "any values"}
_WRITTEN = {
    IsoDay: re.compile(r"\d{4}-\d\d-\d\d"),
    IsoMoment: re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"),
}


class Field(NamedTuple):
    """A field of an answer; `meaning` is empty where nothing says it."""

    name: str
    hint: Any
    meaning: str

    @property
    def type(self) -> str:
        """Its type, as docs/json.md says it."""
        return words(self.hint)


def fields(kind: type) -> list[Field]:
    """Everything that JSON says of an answer, in its order."""
    hints, told = get_type_hints(kind, include_extras=True), _told(kind)
    found = []
    for name in (*kind._fields, *also(kind)):  # type: ignore[attr-defined]
        one = vars(kind)[name]
        hint = _returned(one) if isinstance(one, property) else hints[name]
        found.append(Field(name, hint, told.get(name) or COMMON.get(name, "")))
    return found


def _returned(one: property) -> Any:
    return get_type_hints(one.fget, include_extras=True)["return"]


@cache
def _told(kind: type) -> dict[str, str]:
    """The text below each field, or in its property."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    found: dict[str, str] = {}
    name = None
    for part in tree.body:  # type: ignore[attr-defined]
        match part:
            case ast.AnnAssign(target=ast.Name(id=field)):
                name = field
            case ast.Expr(value=ast.Constant(value=str(text))) if name:
                found[name] = _short(text)
            case ast.FunctionDef() if text := ast.get_docstring(part):
                found[part.name] = _short(text)
    return found


def _short(text: str) -> str:
    """A sentence as it stands in a table."""
    line = " ".join(text.split()).removesuffix(".")
    return line[0].lower() + line[1:]


def parts(kind: type) -> list[type]:
    """The types of the values that stand in its fields."""
    return [inner for one in fields(kind) for inner in _leaves(one.hint) if _is_answer(inner)]


def words(hint: Any) -> str:
    """The type of a field in words, such as “day or null”."""
    kinds = {None if one is type(None) else _word(one) for one in _options(hint)}
    known = sorted(one for one in kinds if one)
    return " or ".join([*known, *(["null"] if None in kinds else [])])


def fits(hint: Any, value: object) -> bool:
    """Whether a value, as JSON has it, is of the type of its field."""
    if value is None:
        return not {type(None), object}.isdisjoint(_options(hint))
    return any(_fits(one, value) for one in _options(hint) if one is not type(None))


def _fits(hint: Any, value: object) -> bool:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return isinstance(value, list) and all(_fits(inner, one) for one in value)
    if _is_answer(hint):
        return isinstance(value, dict) and differing(hint, value) == []
    if hint is object:
        return True
    if hint in _WRITTEN:
        return isinstance(value, str) and bool(_WRITTEN[hint].fullmatch(value))
    if isinstance(hint, type):
        return type(value) is hint or (hint is float and type(value) is int)
    return value == hint


def differing(kind: type, record: dict[str, object], *, beside: tuple[str, ...] = ()) -> list[str]:
    """What a record is not as its type declares it."""
    declared = fields(kind)
    names = [*(one.name for one in declared), *beside]
    found = [f"{kind.__name__} has {list(record)}, not {names}"] if list(record) != names else []
    return found + [
        f"{kind.__name__}.{one.name} is {record[one.name]!r}, not {one.type}"
        for one in declared
        if one.name in record and not fits(one.hint, record[one.name])
    ]


def _options(hint: Any) -> list[Any]:
    """The members of a union and the values of a Literal."""
    inner = get_args(hint)
    if get_origin(hint) in (tuple, Annotated) or not inner:
        return [hint]
    return [one for part in inner for one in _options(part)]


def _leaves(hint: Any) -> list[Any]:
    inner = [one for one in get_args(hint) if one is not Ellipsis]
    return [leaf for one in inner for leaf in _leaves(one)] if inner else [hint]


def _is_answer(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "_fields")


def _word(hint: Any) -> str:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        many = _MANY.get(inner) or _word(inner).replace("list of", "lists of", 1)
        return f"list of {many}"
    if _is_answer(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if hint is object:
        return "any value"
    if hint is bool:
        return "true or false"
    if hint in (int, float):
        return "number"
    return get_args(hint)[1] if get_origin(hint) is Annotated else "text"
