"""Which functions there are, which kinds of arguments they take, and over which they are mapped."""

from __future__ import annotations

from kg.languages.dataview.functions import dates, lists, numbers, objects, strings
from kg.languages.dataview.functions.call import (
    Signature,
    Variant,
    asks,
    itself,
    nothing,
    signature,
    takes,
)
from kg.languages.numbers import rounded

_Spread = dict[int, tuple[int, ...]]
_FIRST: _Spread = {1: (0,)}
_BOTH: _Spread = {2: (0, 1)}
_ALL: _Spread = {3: (0, 1, 2)}
# Where an argument is null, there is no value.
_NULL1 = (takes("null", nothing),)
_NULL2 = (takes("null *", nothing), takes("* null", nothing))
_NULL3 = (
    takes("null * *", nothing),
    takes("* null *", nothing),
    takes("* * null", nothing),
)


def _no(*_arguments: object) -> bool:
    return False


def _zero(_null: None) -> float:
    return 0.0


def _number(name: str, run: Variant) -> Signature:
    return signature(name, run, *_NULL1, spread=_FIRST)


def _test(name: str, one: Variant, several: Variant, any_number: Variant) -> Signature:
    return signature(name, one, several, any_number)


_TABLE = (
    # Making values
    signature("object", asks("...", lambda _c, *parts: objects.made(*parts))),
    signature("list", takes("...", lists.listed)),
    signature("array", takes("...", lists.listed)),
    signature(
        "date",
        asks("string", dates.date),
        takes("date", itself),
        asks("link", dates.date_of_link),
        takes("null", nothing),
        asks("string string", dates.date_by_format),
        takes("null string", nothing),
        spread=_FIRST,
    ),
    signature(
        "dur",
        takes("string", dates.dur),
        takes("duration", itself),
        *_NULL1,
        spread=_FIRST,
    ),
    signature(
        "number",
        takes("number", itself),
        takes("string", numbers.number),
        *_NULL1,
        spread=_FIRST,
    ),
    signature("string", asks("*", objects.as_text)),
    signature(
        "link",
        asks("string", objects.link),
        takes("link", itself),
        takes("null", nothing),
        asks("string string", objects.link),
        takes("link string", objects.shown_as),
        takes("null *", nothing),
        asks("string null", objects.link),
        takes("link null", itself),
        asks("string string boolean", objects.link),
        takes("link string boolean", objects.shown_as),
        spread={1: (0,), 2: (0, 1)},
    ),
    signature(
        "embed",
        takes("link", objects.embedded),
        takes("link boolean", objects.embedded),
        *_NULL1,
        *_NULL2,
        spread={1: (0,), 2: (0, 1)},
    ),
    signature(
        "elink",
        takes("string string", objects.external),
        takes("string null", objects.external),
        takes("null *", nothing),
        takes("string", objects.external),
        *_NULL1,
        spread={1: (0,), 2: (0,)},
    ),
    signature("typeof", takes("*", lists.kind_of)),
    # Numbers
    signature(
        "round",
        takes("number", rounded),
        takes("null", nothing),
        takes("number number", numbers.round_to),
        takes("number null", lambda value, _none: rounded(value)),
        takes("null *", nothing),
        spread={1: (0,), 2: (0,)},
    ),
    _number("trunc", takes("number", numbers.truncated)),
    _number("floor", takes("number", numbers.floored)),
    _number("ceil", takes("number", numbers.ceiled)),
    signature("min", asks("...", lists.minimum)),
    signature("max", asks("...", lists.maximum)),
    signature("sum", asks("array", lists.total), takes("*", itself)),
    signature("product", asks("array", lists.product), takes("*", itself)),
    signature("average", asks("array", lists.average), takes("*", itself)),
    signature("minby", asks("array function", lists.minimum_by), takes("null function", nothing)),
    signature("maxby", asks("array function", lists.maximum_by), takes("null function", nothing)),
    # Collections
    signature(
        "contains",
        asks("array *", lists.contains),
        takes("string string", lambda text, part: part in text),
        takes("object string", objects.has),
        asks("* *", lists.same),
        spread={2: (1,)},
    ),
    signature(
        "icontains",
        asks("array *", lists.contains_lower),
        takes("string string", lambda text, part: part.lower() in text.lower()),
        takes("object string", objects.has),
        asks("* *", lists.same),
        spread={2: (1,)},
    ),
    signature(
        "econtains",
        asks("array *", lists.contains_exactly),
        takes("string string", lambda text, part: part in text),
        takes("object string", objects.has),
        asks("* *", lists.same),
        spread={2: (1,)},
    ),
    signature("containsword", takes("string string", strings.has_word), *_NULL2, spread=_BOTH),
    signature("extract", asks("...", objects.extract)),
    signature(
        "sort",
        asks("array", lists.in_order),
        asks("array function", lists.in_order),
        takes("*", itself),
    ),
    signature(
        "reverse",
        takes("array", lists.reversed_list),
        takes("string", lists.reversed_text),
        takes("*", itself),
    ),
    signature(
        "length",
        takes("array", lists.length),
        takes("object", objects.size),
        takes("string", strings.characters),
        takes("null", _zero),
    ),
    signature(
        "nonnull", takes("array", lists.elements_without_null), takes("...", lists.without_null)
    ),
    signature("firstvalue", takes("array", lists.first), *_NULL1),
    _test("all", takes("array", lists.all_in), takes("array function", lists.all_by),
          takes("...", lists.all_true)),
    _test("any", takes("array", lists.any_in), takes("array function", lists.any_by),
          takes("...", lists.any_true)),
    _test("none", takes("array", lists.none_in), takes("array function", lists.none_by),
          takes("...", lists.none_true)),
    signature(
        "join",
        asks("array string", lists.joined),
        asks("array null", lists.joined),
        asks("* string", lists.alone),
        asks("array", lists.joined),
        asks("*", lists.alone),
        spread={2: (1,)},
    ),
    signature("filter", takes("array function", lists.filtered), takes("null *", nothing)),
    signature("map", takes("array function", lists.mapped), takes("null *", nothing)),
    signature(
        "flat",
        takes("array", lists.flat),
        takes("array number", lists.flat),
        *_NULL1,
    ),
    signature(
        "slice",
        takes("array", lists.cut),
        takes("array number", lists.cut),
        takes("array number number", lists.cut),
        *_NULL1,
    ),
    signature("unique", asks("array", lists.unique), *_NULL1),
    signature(
        "reduce",
        asks("array string", lists.reduced),
        asks("array function", lists.reduced),
        *_NULL2,
        spread={2: (1,)},
    ),
    # Texts
    signature(
        "regextest",
        takes("string string", strings.found),
        takes("null *", _no),
        takes("* null", _no),
        spread=_BOTH,
    ),
    signature(
        "regexmatch",
        takes("string string", strings.matched),
        takes("null *", _no),
        takes("* null", _no),
        spread=_BOTH,
    ),
    signature(
        "regexreplace", takes("string string string", strings.replaced), *_NULL3, spread=_ALL
    ),
    signature(
        "replace", takes("string string string", strings.plainly_replaced), *_NULL3, spread=_ALL
    ),
    signature("lower", takes("string", str.lower), *_NULL1, spread=_FIRST),
    signature("upper", takes("string", str.upper), *_NULL1, spread=_FIRST),
    signature(
        "split",
        takes("string string", strings.parts),
        takes("string string number", strings.parts),
        *_NULL2,
        *_NULL3,
    ),
    signature("startswith", takes("string string", str.startswith), *_NULL2, spread=_BOTH),
    signature("endswith", takes("string string", str.endswith), *_NULL2, spread=_BOTH),
    signature(
        "padleft",
        takes("string number", strings.padded_left),
        takes("string number string", strings.padded_left),
        *_NULL2,
        *_NULL3,
        spread=_BOTH | _ALL,
    ),
    signature(
        "padright",
        takes("string number", strings.padded_right),
        takes("string number string", strings.padded_right),
        *_NULL2,
        *_NULL3,
        spread=_BOTH | _ALL,
    ),
    signature(
        "substring",
        takes("string number", strings.substring),
        takes("string number number", strings.substring),
        *_NULL2,
        *_NULL3,
        spread=_BOTH | _ALL,
    ),
    signature(
        "truncate",
        takes("string number", strings.truncated),
        takes("string number string", strings.truncated),
        *_NULL2,
        *_NULL3,
        spread=_BOTH | _ALL,
    ),
    # Any value
    signature("default", takes("* *", objects.default), spread=_BOTH),
    signature("ldefault", takes("* *", objects.default)),
    signature("display", asks("*", objects.display)),
    signature("choice", takes("* * *", objects.choice), spread={3: (0,)}),
    signature("striptime", asks("date", dates.without_time), *_NULL1, spread=_FIRST),
    signature(
        "dateformat",
        takes("date string", dates.date_text),
        takes("null string", nothing),
        spread={2: (0,)},
    ),
    signature(
        "durationformat",
        takes("duration string", dates.duration_text),
        takes("null string", nothing),
        spread={2: (0,)},
    ),
    signature(
        "currencyformat",
        takes("number string", numbers.currency),
        takes("number", numbers.currency),
        takes("null string", nothing),
        *_NULL1,
        spread={2: (0,)},
    ),
    signature("localtime", asks("date", dates.local_time), *_NULL1, spread=_FIRST),
    signature(
        "hash",
        takes("string number", objects.hashed),
        takes("string string", objects.hashed),
        takes("string string number", objects.hashed),
    ),
    signature("meta", takes("link", objects.meta)),
)  # fmt: skip

FUNCTIONS = {one.name: one for one in _TABLE}
