"""Every regular expression of kg takes time in proportion to the text, also for the worst text.

The worst texts are worked out from each expression: whatever it repeats is repeated thousands of
times, behind what may stand before it, and followed by something that makes the match fail.
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import kg
from kg.interpret import alternatives, contact_shapes, no_event_titles
from kg.interpret.alternatives import Anywhere, WholeWords
from kg.interpret.daily_format import day_by_format
from kg.interpret.lazy import Lazy
from kg.model.vocabulary import DEFAULT_RULES

PACKAGE = Path(kg.__file__).parent
# Small steps first: what doubles with every character must be seen before it takes for ever.
LENGTHS = (*range(14, 64, 3), 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536)
TOO_LONG = 0.25  # seconds; a linear search of 65,536 characters takes a few milliseconds
# Expressions whose callers cut the text before.
BOUNDED = {"kg.api.names._CALL": 500, "kg.interpret.mentions._WORD_BEFORE": 200} | {
    f"kg.languages.tasks.phrases.{name}": 200
    for name in (
        "joining._AT",
        "joining._EARLIER",
        "joining._LATER",
        "words._NEXT_AMOUNT",
        "clock_time._FIRST",
        "clock_time._BARE",
        "clock_time._TWO_BARE",
        "clock_time._MINUTES",
        "clock_time._ENDS_IN_NUMBER",
        "clock_time._TWO_NUMBERS",
    )
}
OFF_WORDS = [
    name for name, one in vars(no_event_titles.OffWords).items() if isinstance(one, cached_property)
]
# Made when they are first asked for, of nothing that a vault says.
OF_CONSTANTS = (
    "one_on_one._unspaced",
    "list_items._dot_between_names",
    "list_items._also_dots",
    "name_titles._name_before_office",
)
METHODS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split", "scanner")
_PARSER = importlib.import_module("re._parser")


class Used(NamedTuple):
    """An expression and how the code applies it."""

    where: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages([str(PACKAGE)], "kg."):
        if found.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(found.name)
        except ImportError as error:
            assert not (error.name or "kg").startswith("kg"), error


def patterns(value: object, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, Lazy):
        yield name, re.compile(value.pattern, value.flags)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from patterns(one, f"{name}[{key!r}]")
    elif isinstance(value, (list, tuple, set, frozenset)) and not hasattr(value, "_fields"):
        for place, one in enumerate(value):
            yield from patterns(one, f"{name}[{place}]")


def every_expression() -> list[Used]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    found: dict[tuple[str, int], Used] = {}
    for module in modules():
        values = dict(vars(module))
        values |= {
            f"{name}()": value()
            for name, value in values.items()
            if hasattr(value, "cache_info") and _makes_a_pattern(value)
        }
        for name, value in values.items():
            for place, pattern in patterns(value, name):
                bare = re.escape(name)
                used = [m for m in METHODS if re.search(rf"{bare}(?:\[[^\]]+\])?\.{m}\b", source)]
                key = (pattern.pattern, pattern.flags)
                where = f"{module.__name__}.{place}"
                found.setdefault(key, Used(where, pattern, tuple(used) or ("search",)))
    for used in written_in_place():
        found.setdefault((used.pattern.pattern, used.pattern.flags), used)
    return sorted(found.values())


def written_in_place() -> Iterator[Used]:
    """Expressions as they stand in a call, such as `re.sub("a+", …)`."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            called = node.func
            is_re = isinstance(called.value, ast.Name) and called.value.id == "re"
            if is_re and called.attr in METHODS and isinstance(node.args[0], ast.Constant):
                where = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                yield Used(where, re.compile(str(node.args[0].value)), (called.attr,))


def _makes_a_pattern(function: Callable[..., object]) -> bool:
    wanted = getattr(function, "__annotations__", {}).get("return", "")
    return "Pattern" in str(wanted) and not function.__wrapped__.__code__.co_argcount


def sample(tree: Any, *, most: bool = False) -> str:
    """A text that a parsed expression matches (nearly: look-arounds and the like are left out)."""
    return "".join(_one(op, args, most) for op, args in tree)


def _one(op: Any, args: Any, most: bool) -> str:
    name = str(op)
    if name == "LITERAL":
        return chr(args)
    if name == "NOT_LITERAL":
        return "a" if args != ord("a") else "b"
    if name == "ANY":
        return "a"
    if name == "IN":
        return _of_class(args)[0]
    if name == "SUBPATTERN":
        return sample(args[3], most=most)
    if name == "ATOMIC_GROUP":
        return sample(args, most=most)
    if name == "BRANCH":
        return sample(args[1][0], most=most)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return sample(args[2], most=most) * max(args[0], int(most))
    return ""


def _of_class(items: Any) -> list[str]:
    """Characters of a class: one for each of its parts."""
    if str(items[0][0]) == "NEGATE":
        inside = re.compile("[" + "".join(map(re.escape, _of_class(items[1:]))) + "]")
        return [c for c in "a 1-.[(<\"'*`:,#@\n" if not inside.match(c)][:6] or ["é"]
    found = []
    for op, args in items:
        name = str(op)
        if name == "LITERAL":
            found.append(chr(args))
        elif name == "RANGE":
            found.append(chr(args[0]))
        else:
            found += {"CATEGORY_SPACE": [" ", "\n"], "CATEGORY_DIGIT": ["1"]}.get(str(args), ["a"])
    return found


def repeats(tree: Any, before: str = "") -> Iterator[tuple[str, list[str]]]:
    """What may stand before each repetition, and what it repeats, in several forms."""
    for op, args in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            if args[1] > 50:
                yield before, _forms(args[2])
            yield from repeats(args[2], before)
        elif name == "SUBPATTERN":
            yield from repeats(args[3], before)
        elif name == "ATOMIC_GROUP":
            yield from repeats(args, before)
        elif name == "BRANCH":
            for one in args[1]:
                yield from repeats(one, before)
        before += _one(op, args, True)


def _forms(tree: Any) -> list[str]:
    forms = [sample(tree), sample(tree, most=True)]
    for op, args in tree:
        name = str(op)
        if name == "IN":
            forms += _of_class(args)
        elif name == "BRANCH":
            forms += [form for one in args[1] for form in _forms(one)]
        elif name == "SUBPATTERN":
            forms += _forms(args[3])
    return [form for form in dict.fromkeys(forms) if form]


def attacks(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """(start, what is repeated, end) of texts that make much work."""
    tree = _PARSER.parse(pattern.pattern, pattern.flags)
    whole = sample(tree, most=True)
    found = [("", whole, "\0"), ("", whole[:-1], "\0"), ("", whole[:1], "\0"), ("", " ", "\0")]
    for before, forms in repeats(tree):
        found += [(before, form, end) for form in forms for end in ("\0", "")]
        if len(forms) > 1:
            found.append((before, "".join(forms), "\0"))
        found += [("", before + form, "\0") for form in forms[:2]]
    return [one for one in dict.fromkeys(found) if one[1]]


def run(pattern: re.Pattern[str], method: str, text: str) -> float:
    began = time.process_time()
    if method in ("sub", "subn"):
        getattr(pattern, method)("", text)
    elif method == "finditer":
        for _ in pattern.finditer(text):
            pass
    elif method == "scanner":
        pattern.search(text)
    else:
        getattr(pattern, method)(text)
    return time.process_time() - began


# Words from the vocabulary, as they are by default.
OF_WORDS = [
    Used(f"kg.interpret.alternatives.{name}", pattern, methods)
    for name, pattern, methods in (
        ("_telling_words", alternatives._telling_words(DEFAULT_RULES.called_off), ("search",)),
        ("Anywhere.expression", Anywhere.expression(DEFAULT_RULES.called_off), ("finditer",)),
        ("WholeWords.expression", WholeWords.expression(DEFAULT_RULES.called_off), ("finditer",)),
    )
]
ONLY = {"whole": ("fullmatch",), "begin": ("match",)}  # how the code applies them
OF_NO_EVENT = [
    *(
        Used(
            f"kg.interpret.no_event_titles.{name}",
            getattr(no_event_titles.OffWords(DEFAULT_RULES.called_off), name),
            ONLY.get(name, ("search",)),
        )
        for name in OFF_WORDS
    ),
    Used(
        "kg.interpret.contact_shapes._unspaced_names",
        contact_shapes._unspaced_names(DEFAULT_RULES.contact_nouns),
        ("match",),
    ),
]
EXPRESSIONS = [*every_expression(), *OF_WORDS, *OF_NO_EVENT]


@pytest.mark.parametrize("used", EXPRESSIONS, ids=lambda used: used.where)
def test_time_is_in_proportion_to_length(used: Used) -> None:
    for start, pump, end in attacks(used.pattern):
        for method in used.methods:
            for length in LENGTHS:
                text = start + pump * max(1, length // len(pump)) + end
                # Twice, for the machine may have been busy with something else.
                if len(text) > BOUNDED.get(used.where, len(text)):
                    break
                took = min(run(used.pattern, method, text) for _ in range(2))
                shown = f"{method} of {start!r} + {pump!r} * {length // len(pump)} + {end!r}"
                assert took < TOO_LONG, f"{took:.2f} s for {len(text)} characters: {shown}"


def test_groups_are_not_repeated_possessively() -> None:
    """Python 3.11.2, which Debian 12 has, misses `abc` for `(?:a|b(?!c))++bc`."""
    found = {
        used.where
        for used in EXPRESSIONS
        for op, args in walked(_PARSER.parse(used.pattern.pattern, used.pattern.flags))
        if str(op) == "ATOMIC_GROUP"
        or (str(op) == "POSSESSIVE_REPEAT" and not is_one_sign(args[2]))
    }
    assert not found


def is_one_sign(tree: Any) -> bool:
    return len(tree) == 1 and str(tree[0][0]) in ("LITERAL", "NOT_LITERAL", "IN", "ANY")


def walked(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of an expression."""
    for op, args in tree:
        yield op, args
        for inner in args if isinstance(args, tuple) else ():
            for one in inner if isinstance(inner, list) else [inner]:
                if isinstance(one, _PARSER.SubPattern):
                    yield from walked(one)


def test_every_expression_is_found() -> None:
    names = {used.where for used in EXPRESSIONS}
    assert len(names) > 80
    for name in ("WIKILINK", "_FLOW", "_sequences()"):
        assert any(where.endswith(f".{name}") for where in names)


@pytest.mark.parametrize(
    ("daily_format", "path"),
    [
        ("DM" * 40, "1" * 250 + "x"),
        ("w" * 200, "1" * 250 + "x"),
        ("MMMMdddd" * 40, "a" * 250 + "1"),
        ("dddd/" * 40, "a/" * 125 + "1"),
        ("MMMM" * 40, "May" * 80 + "1"),
    ],
)
def test_formats_of_days_take_no_more_time(daily_format: str, path: str) -> None:
    began = time.process_time()
    assert day_by_format(path, daily_format) is None
    assert time.process_time() - began < TOO_LONG


def test_what_a_vault_says_is_escaped_or_goes_through_kg_regex() -> None:
    """Where an expression is put together while kg runs, each word in it is taken literally."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                    continue
                made = ast.unparse(call.func.value) == "re" and call.func.attr != "escape"
                if made and not isinstance(call.args[0], ast.Constant):
                    escapes = ("re.escape(", "map(re.escape", "any_of(")
                    text = ast.unparse(function)
                    found[f"{path.stem}.{function.name}"] = any(one in text for one in escapes)
    del found["readers._reader"]  # called of constants, while its module is loaded
    del found["lazy.__getattr__"]  # each of them is tried by itself
    for name in OF_CONSTANTS:
        del found[name]
    for name in OFF_WORDS:
        del found[f"no_event_titles.{name}"]  # of words that were taken literally when it was made
    assert found == dict.fromkeys(
        (
            "alternatives._telling_words",
            "alternatives.expression",
            "booleans._simplified",
            "daily_format._pattern",
            "date_reading.read_formatted",
            "fields.__init__",
            "mentions._pattern",
            "contact_shapes._unspaced_names",
            "one_on_one._pattern",
            "redact._masking",
            "unfit_questions._line",
        ),
        True,
    )


def test_no_expression_is_made_where_nobody_looks() -> None:
    """Those made in a function are a module's own function without arguments, or known here."""
    found = {
        f"{path.stem}.{function.name}"
        for path in PACKAGE.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and "re.compile(" in ast.unparse(function.body)
    }
    tried = {used.where.rpartition(".")[2].removesuffix("()") for used in EXPRESSIONS}
    assert {name for name in found if name.partition(".")[2] not in tried} == {
        "booleans._simplified",  # of a line of a query, which has a limit
        "daily_format._pattern",  # from a setting: tried above
        "lazy.__getattr__",  # each of them is tried by itself
        "mentions._pattern",  # names, each letter by letter
        "one_on_one._pattern",  # words of a language, asked of titles
        "readers._reader",  # asked of phrases, which have 200 letters at most
        "readable._rules",  # of cells, up to a few hundred characters
        "redact._masking",  # addresses and numbers, each letter by letter
    }


@pytest.mark.parametrize("text", [r"(a+)+$", r"\s*x", r"(?:a|aa)+b", r"[^<]*<\S+>\s*$"])
def test_the_test_finds_what_is_slow(text: str) -> None:
    with pytest.raises(AssertionError, match="characters"):
        test_time_is_in_proportion_to_length(Used("here", re.compile(text), ("search",)))
