"""What texts have behind their dot."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from kg.languages import locale_order, utf16
from kg.languages.errors import Failed
from kg.languages.tasks.script.values import (
    UNDEFINED,
    Expression,
    Function,
    Value,
    bounded,
    text,
    whole,
)
from kg.regex import replace_all, split

Step = Callable[[], None]


def first(given: list[Value]) -> str:
    """The first argument as a text."""
    return text(given[0] if given else UNDEFINED)


def _place(given: list[Value], at: int, otherwise: int) -> int:
    return whole(given[at], otherwise) if len(given) > at else otherwise


def member(value: str, name: str, step: Step) -> Value:
    """A part or a method; undefined for none."""
    if name == "length":
        return float(utf16.length(value))
    method = _METHODS.get(name)
    if method is not None:
        return Function(lambda given: method(value, given), name)
    if name in ("replace", "replaceAll"):
        return Function(lambda given: _replaced(value, given, name == "replaceAll", step), name)
    return UNDEFINED


def matched(expression: Expression, value: str) -> Value:
    """What `match` gives for the first match: itself and its groups."""
    found = expression.finder.search(value)
    if found is None:
        return None
    groups: list[Value] = [UNDEFINED if part is None else part for part in found.groups]
    return [value[found.start : found.end], *groups]


def _match(value: str, given: list[Value]) -> Value:
    expression = given[0] if given else UNDEFINED
    if not isinstance(expression, Expression):
        expression = Expression(text(expression), "")
    if "g" not in expression.flags:
        return matched(expression, value)
    found: list[Value] = [value[one.start : one.end] for one in expression.finder.matches(value)]
    return found or None


def _search(value: str, given: list[Value]) -> Value:
    expression = given[0] if given else UNDEFINED
    if not isinstance(expression, Expression):
        expression = Expression(text(expression), "")
    found = expression.finder.search(value)
    return float(found.start) if found else -1.0


def _split(value: str, given: list[Value]) -> Value:
    between = given[0] if given else UNDEFINED
    most = _place(given, 1, 2**32)
    if between is UNDEFINED:
        return [value]
    if isinstance(between, Expression):
        return [UNDEFINED if part is None else part for part in split(between.finder, value, most)]
    words = text(between)
    parts = value.split(words) if words else [*value]
    return [*parts[:most]]


def _replaced(value: str, given: list[Value], every: bool, step: Step) -> Value:
    wanted = given[0] if given else UNDEFINED
    given_by = given[1] if len(given) > 1 else UNDEFINED
    if isinstance(wanted, Expression):
        every = "g" in wanted.flags
        found = [(one.start, one.end, one.groups) for one in wanted.finder.matches(value)]
        if not isinstance(given_by, Function) and every:
            return replace_all(wanted.finder, value, text(given_by))
    else:
        found = [(at, at + len(text(wanted)), ()) for at in _places(value, text(wanted))]
    parts, end = [], 0
    for start, behind, groups in found if every else found[:1]:
        step()
        words = value[start:behind]
        if isinstance(given_by, Function):
            called: list[Value] = [words, *(UNDEFINED if one is None else one for one in groups)]
            by = text(given_by.call(called))
        elif isinstance(wanted, Expression):
            by = replace_all(wanted.finder, words, text(given_by))
        else:
            by = text(given_by).replace("$&", words).replace("$$", "$")
        parts += [value[end:start], by]
        end = behind
    return bounded(lambda: "".join([*parts, value[end:]]), sum(map(len, parts)) + len(value))


def _places(value: str, words: str) -> list[int]:
    if not words:
        return [0]
    found, at = [], value.find(words)
    while at >= 0:
        found.append(at)
        at = value.find(words, at + len(words))
    return found


def _padded(value: str, given: list[Value], *, at_end: bool) -> str:
    room = _place(given, 0, 0) - len(value)
    filler = text(given[1]) if len(given) > 1 else " "
    if room <= 0 or not filler:
        return value
    padding = bounded(lambda: (filler * (room // len(filler) + 1))[:room], room)
    return value + padding if at_end else padding + value


def _slice(value: str, given: list[Value]) -> str:
    return value[slice(_place(given, 0, 0), _place(given, 1, len(value)))]


def _substring(value: str, given: list[Value]) -> str:
    start, end = sorted(
        min(max(_place(given, at, otherwise), 0), len(value))
        for at, otherwise in ((0, 0), (1, len(value)))
    )
    return value[start:end]


def _substr(value: str, given: list[Value]) -> str:
    start = _place(given, 0, 0)
    start = max(0, len(value) + start) if start < 0 else start
    return value[start : start + max(0, _place(given, 1, len(value)))]


def _at(value: str, given: list[Value]) -> Value:
    place = _place(given, 0, 0)
    return value[place] if -len(value) <= place < len(value) else UNDEFINED


def _char_at(value: str, given: list[Value]) -> str:
    place = _place(given, 0, 0)
    return value[place] if 0 <= place < len(value) else ""


def _code(value: str, given: list[Value]) -> Value:
    char = _char_at(value, given)
    return float(ord(char)) if char else UNDEFINED


def _repeat(value: str, given: list[Value]) -> str:
    times = _place(given, 0, 0)
    if times < 0:
        raise Failed("a text cannot be repeated less than no times")
    return bounded(lambda: value * times, len(value) * times)


def _normalized(value: str, given: list[Value]) -> str:
    form = text(given[0]) if given else "NFC"
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise Failed(f"{form!r} is no form of Unicode")
    return unicodedata.normalize(form, value)  # type: ignore[arg-type]


_METHODS: Mapping[str, Callable[[str, list[Value]], Value]] = {
    "includes": lambda value, given: first(given) in value[_place(given, 1, 0) :],
    "startsWith": lambda value, given: value.startswith(first(given), _place(given, 1, 0)),
    "endsWith": lambda value, given: value.endswith(first(given)),
    "indexOf": lambda value, given: float(value.find(first(given), _place(given, 1, 0))),
    "lastIndexOf": lambda value, given: float(value.rfind(first(given))),
    "toUpperCase": lambda value, _: value.upper(),
    "toLowerCase": lambda value, _: value.lower(),
    "toLocaleUpperCase": lambda value, _: value.upper(),
    "toLocaleLowerCase": lambda value, _: value.lower(),
    "trim": lambda value, _: value.strip(),
    "trimStart": lambda value, _: value.lstrip(),
    "trimEnd": lambda value, _: value.rstrip(),
    "concat": lambda value, given: value + "".join(map(text, given)),
    "padStart": lambda value, given: _padded(value, given, at_end=False),
    "padEnd": lambda value, given: _padded(value, given, at_end=True),
    "repeat": _repeat,
    "slice": _slice,
    "substring": _substring,
    "substr": _substr,
    "at": _at,
    "charAt": _char_at,
    "charCodeAt": _code,
    "codePointAt": _code,
    "match": _match,
    "search": _search,
    "split": _split,
    "normalize": _normalized,
    "localeCompare": lambda value, given: float(locale_order.compare(value, first(given))),
    "toString": lambda value, _: value,
}
