"""What a task says: the Tasks emoji format and the Dataview bracket format.

Both are read from the end of the line, as the Tasks plugin reads them: signifiers and tags are
taken off until something else stands there. Of two dates of one kind the left one counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from kg.model.kinds import Codes, ProblemCode
from kg.parse.values import is_day

_SIGN = re.compile(r"([🔺⏫🔼🔽⏬🛫➕⏳⌛📅📆🗓✅❌🔁🏁🆔⛔])\ufe0f?[ \t]*")
_DATES = {
    "🛫": "start",
    "➕": "created",
    "⏳": "scheduled",
    "⌛": "scheduled",
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "done",
    "❌": "cancelled",
}
_PRIORITIES = {"🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.A)
_WORDS = re.compile(r"[a-zA-Z0-9, !]+")
_ID = re.compile(r"[a-zA-Z0-9_-]+")
_IDS = re.compile(r"[a-zA-Z0-9_-]+(?: *, *[a-zA-Z0-9_-]+)*")
_TAG = re.compile(r"#[^\s!@#$%^&*(),.?\":{}|<>]+")
_FIELD = re.compile(r"[\[(][ \t]*+([a-zA-Z]++)::[ \t]*+([^\[\]()\n]*+)[\])],?$")
# What becomes of a task once it is done matters to whoever writes notes: a sign, but no value.
_UNKEPT = "on_completion"
_FIELDS = {
    "due": "due",
    "scheduled": "scheduled",
    "start": "start",
    "created": "created",
    "completion": "done",
    "cancelled": "cancelled",
    "priority": "priority",
    "repeat": "recurrence",
    "onCompletion": _UNKEPT,
    "id": "key",
    "dependsOn": "depends_on",
}
_FIELD_VALUES = {
    "priority": re.compile("|".join(_PRIORITIES.values())),
    "recurrence": _WORDS,
    _UNKEPT: re.compile(r"[a-zA-Z]+"),
    "key": _ID,
    "depends_on": _IDS,
}
_ANYWHERE = re.compile(rf"[\[(][ ]*+({'|'.join(_FIELDS)})::[ ]*+([^\[\]()]*+)[\])]")
_OWNER = re.compile(
    r"`[^`]*+`|\[\[[^\[\]]*+\]\]|(?<![\w+.-])[A-Za-z][\w+.-]*+://\S*+"
    r"|(?<![\w@./+-])@([^\W\d_][\w'’.-]*+)"
)
_POSSESSIVE = re.compile(r"['’]s[.-]*$")
_OWNER_FIELD = re.compile(
    r"[\[(][ \t]*+(?:owner|assignee|assigned|assigned to|responsible)::[ \t]*+"
    r"((?:\[\[[^\[\]\n]*+\]\]|[^\[\]()\n])*)[\])]"
)

# A board of the Kanban plugin: the day on which a card is due, and the time.
_CARD_DAY = re.compile(r"(?<!@)@(?:\{|\[\[)(\d{4}-\d\d-\d\d)(?:\}|\]\])|@@\{[^{}\n]{0,20}\}", re.A)
# A date that stayed in the text: in another form, or with words behind it.
_UNREAD = re.compile(
    r"[📅📆🗓⏳⌛🛫]\ufe0f?[ \t]{0,9}(?:\d[\d./-]{0,12}|\[\[[^\[\]\n]{0,60}\d[^\[\]\n]{0,60}\]\]"
    r"|(?:today|tomorrow|tonight|next|this|mon|tue"
    r"|wed|thu|fri|sat|sun|heute|morgen|demain|mañana|domani|amanhã|jutro|завтра|明天|明日|내일)"
    r"(?:day|sday|nesday|rsday|urday)?(?!\w)[ \t]?\w{0,10}"
    r"|(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[ \t]\d{1,2}(?!\d)"
    r"|(?:next|this|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?(?!\w)[ \t]?\w{0,10}"
    r"|(?:nächste|kommende|diese)\w{0,2}[ \t]\w{1,12}|(?:montag|dienstag|mittwoch|donnerstag"
    r"|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
    r"|miércoles|jueves|viernes|maandag|dinsdag|woensdag|donderdag|vrijdag|eow|eom|end of)(?!\w)"
    r"[ \t]?\w{0,10}))"
    r"|[\[(][ \t]{0,9}(?:due|scheduled|start)::[ \t]{0,9}"
    r"(?![ \t]|(?i:tbd|tba|n/?a|none|\?|-|–)[\])])"
    r"(?:\[\[[^\[\]\n]{1,80}\]\]|[^\[\]()\n]{1,80})[\])]"
    r"|(?<!@)@\{[^{}\n]{1,40}\}"
)
# A day as a link to its note, where a date may stand.
_LINKED_DAY = re.compile(
    r"((?:[🛫➕⏳⌛📅📆🗓✅❌]\ufe0f?|[\[(][ \t]{0,9}[a-zA-Z]{2,12}::)[ \t]{0,9})"
    r"\[\[(?:[^\[\]|\n]{0,80}/)?(\d{4}-\d\d-\d\d)(?:\|[^\[\]\n]{0,80})?\]\]",
    re.A,
)
_READ_ANYWHERE = re.compile(r"::[ \t]{0,9}\d{4}-\d\d-\d\d[ \t]{0,9}[\])]$", re.A)

# What became of a signifier.
_Read = Literal["", "taken", "tag"] | ProblemCode


class Signs(NamedTuple):
    """What the signifiers of a task say, by field of `Task`; `text` is what remains.

    `bad` holds (problem code, text) of what looks like a signifier but says nothing; it stays in
    the text, so that nothing that was written is lost. `unread` holds dates that are not read.
    """

    text: str
    values: dict[str, Any]
    bad: tuple[tuple[ProblemCode, str], ...]
    unread: tuple[str, ...] = ()


def read_task(parts: Sequence[str], *, card: bool = False) -> Signs:
    """What the lines of a task say, signifiers read line by line; `card`: it is one of a board."""
    read = [_read_line(part, card=card) for part in parts or ("",)]
    if len(read) == 1:
        return read[0]
    values: dict[str, Any] = {}
    for one in reversed(read):
        values |= one.values
    text = " ".join(one.text for one in read if one.text)
    return Signs(
        text,
        values,
        tuple(bad for one in read for bad in one.bad),
        tuple(date for one in read for date in one.unread),
    )


def _read_line(text: str, *, card: bool) -> Signs:
    day = None
    if card and "@" in text:
        day = next((one[1] for one in _CARD_DAY.finditer(text) if one[1] and is_day(one[1])), None)
        text = _CARD_DAY.sub("", text).strip() if day else text
    if "[[" in text:
        text = _LINKED_DAY.sub(r"\1\2", text)
    signs = read_signs(text)
    if day:
        signs.values.setdefault("due", day)
    if text.isascii() and "::" not in text and not (card and "@{" in text):
        return signs
    known = tuple(what for _, what in signs.bad)
    left = (
        found[0]
        for found in _UNREAD.finditer(signs.text)
        if (card or found[0][0] != "@") and not _READ_ANYWHERE.search(found[0])
    )
    unread = tuple(one for one in left if not any(one in what for what in known))
    return signs._replace(unread=unread) if unread else signs


def read_signs(text: str) -> Signs:
    """The signifiers of a task's line (without marker and checkbox)."""
    text = text.strip().replace("\t", " ")
    caret = text.rfind("^", max(0, len(text) - 80))
    if caret >= 0 and text[caret - 1 : caret] in ("", " ") and _ID.fullmatch(text, caret + 1):
        text = text[:caret].rstrip()
    fields = "::" in text
    signs = [] if text.isascii() else list(_SIGN.finditer(text))
    if not signs and not fields and "#" not in text:
        return Signs(text, {}, ())
    values: dict[str, Any] = {}
    kept: list[str] = []
    bad: list[tuple[ProblemCode, str]] = []
    end = len(text)
    while end:
        while signs and signs[-1].start() >= end:
            signs.pop()
        start, problem = _take(text, end, signs[-1] if signs else None, values)
        if start is None:
            break
        if problem != "taken":
            kept.append(text[start:end])
        if problem == Codes.INVALID_DATE or problem == Codes.INVALID_RECURRENCE:
            bad.append((problem, text[start:end]))
        end = start
        while end and text[end - 1] == " ":
            end -= 1
    if fields:
        # Dataview reads its fields wherever they stand; there they stay part of the text.
        for field in _ANYWHERE.finditer(text, 0, end):
            _bracket(field[1], field[2].strip(), values, overwrite=False)
    rest = " ".join([text[:end], *reversed(kept)]) if kept else text[:end]
    return Signs(rest.strip(), values, tuple(reversed(bad)))


def _take(
    text: str, end: int, sign: re.Match[str] | None, values: dict[str, Any]
) -> tuple[int | None, _Read]:
    """The last signifier or tag of text[:end]: where it starts (None: there is none), and
    "taken", "tag" or the code of a problem."""
    if text[end - 1] in ")],":
        low = max(0, end - 200)
        opening = max(text.rfind("[", low, end), text.rfind("(", low, end))
        field = _FIELD.match(text[opening:end]) if opening >= 0 else None
        outcome = _bracket(field[1], field[2].strip(), values) if field else ""
        if outcome:
            return opening, outcome
    if sign is not None:
        outcome = _emoji(sign[1], text[sign.end() : end], values)
        if outcome:
            return sign.start(), outcome
    space = text.rfind(" ", 0, end) + 1
    if text[space] == "#" and _TAG.fullmatch(text, space, end):
        return space, "tag"
    return None, ""


def _emoji(sign: str, rest: str, values: dict[str, Any]) -> _Read:
    """Read one emoji signifier: "taken", the code of a problem, or "" where it is none."""
    if sign in _DATES:
        return _day(_DATES[sign], rest, values)
    if sign in _PRIORITIES:
        name, fits, value = "priority", not rest, _PRIORITIES[sign]
    elif sign == "🔁":
        name, fits, value = "recurrence", bool(_WORDS.fullmatch(rest)), rest.strip()
        # A rule starts with "every".
        if fits and not value.lower().startswith("every"):
            return Codes.INVALID_RECURRENCE
    elif sign == "🏁":
        name, fits, value = _UNKEPT, rest.isascii() and rest.isalpha(), rest
    elif sign == "🆔":
        name, fits, value = "key", bool(_ID.fullmatch(rest)), rest
    else:
        name, fits, value = "depends_on", bool(_IDS.fullmatch(rest)), rest
    if fits:
        _set(name, value, values)
    return "taken" if fits else ""


def _bracket(key: str, value: str, values: dict[str, Any], overwrite: bool = True) -> _Read:
    """Read one `[key:: value]`, with the same answers."""
    name = _FIELDS.get(key, "")
    pattern = _FIELD_VALUES.get(name, _DAY)
    if not name or not pattern.fullmatch(value) or (not overwrite and name in values):
        return ""
    if pattern is _DAY:
        return _day(name, value, values)
    _set(name, value, values)
    return "taken"


def _set(name: str, value: str, values: dict[str, Any]) -> None:
    if name == "depends_on":
        values[name] = tuple(part.strip() for part in value.split(","))
    elif name != _UNKEPT:
        values[name] = value


def _day(name: str, text: str, values: dict[str, Any]) -> _Read:
    if not _DAY.fullmatch(text):
        return ""
    if not is_day(text):
        return Codes.INVALID_DATE
    values[name] = text
    return "taken"


def owners(text: str) -> tuple[str, ...]:
    """Who a task is given to: `@Name`, `[owner:: X]`, `[assignee:: X]`, in order, each once."""
    names: dict[str, None] = {}
    for match in _OWNER.finditer(text):
        if match[1] and text[match.end() : match.end() + 1] != "@":
            names[_POSSESSIVE.sub("", match[1]).rstrip(".-'’")] = None
    for match in _OWNER_FIELD.finditer(text):
        for name in match[1].split(","):
            bare = name.strip().removeprefix("[[").removesuffix("]]").split("|")[-1].strip()
            if bare:
                names[bare] = None
    return tuple(names)
