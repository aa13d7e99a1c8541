"""Titles that say of a note that it is no event's: called off, invitations, alerts, to-dos."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from kg.interpret.alternatives import Anywhere, any_of, held_by
from kg.interpret.dates import leading_date
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.words import ALERT_FIRST, CAUSES, SPOKEN_ABOUT, UNTIL
from kg.model.kinds import Bases, Basis
from kg.model.names import slug
from kg.model.rules import Rules

# Somebody's own mail, whatever it answers.
REPLY = re.compile(
    r"\s*(?:re|aw|sv|vs|antw|antwort|odp|res|rif|fwd?|wg|tr|rv|vb|enc|doorst|ответ|回复|答复|返信|转发|회신)"
    r"(?:\[\d+\])?\s*[:：_]",
    re.I,
)
_DATE_BEHIND = re.compile(
    r"(?<![\s_,(\[-])[\s_,(\[-]++\d{4}-?\d{2}-?\d{2}(?:[T\s_]++[\d:.]+)?[)\]]?\s*+$"
)
_SEPARATOR = r"(?:(?<!\s)\s*+[:：]|(?<!\s)\s++[-–—|·]\s|_\s)"
_PARTED = re.compile(_SEPARATOR)
_FEW = 3  # words behind "moved to"
_CAUSES = "|".join(map(re.escape, CAUSES))
_GOES_ON = rf"(?:{_CAUSES}|{'|'.join(map(re.escape, UNTIL))})"
_INVITES_TO = re.compile(
    r"\s+(?:zu|zur|zum|à|au|aux|a|al|alla|ad|till?|voor|na|для|на)(?!\w)|\s+à\s"
)
_ALERTS = ("alert", "alerts")  # a fire alarm is a thing


def none_by_title(text: str, rules: Rules) -> Basis | None:
    if not _any_word(rules).search(text.lower().replace("’", "'")):
        return None  # so are most titles
    title = bare_title(text)
    if _calls_off(title, rules):
        return Bases.CANCELLED
    low = title.lower()
    words = OffWords.in_text(low, rules.no_event[Bases.TO_DO])
    if words.begin.match(low) or words.whole.fullmatch(low):
        return Bases.TO_DO
    words = OffWords.in_text(low, rules.no_event[Bases.INVITATION])
    if words.stands_apart(low) or _invites(low, words):
        return Bases.INVITATION
    words = OffWords.in_text(f"{low} {slug(low)}", rules.no_event[Bases.ALERT])
    return Bases.ALERT if words.stands_apart(low) or _alerts(low, words) else None


@lru_cache(maxsize=4096)
def bare_title(text: str) -> str:
    """A title without a day in front of it or behind it."""
    dated = leading_date(text)
    title = dated[1] if dated else text
    return _DATE_BEHIND.sub("", title).strip(" .!*_")


class OffWords:
    """Words that say of a title that it is no event's, in the places where they count.

    Made of those that the title holds: an expression of hundreds takes 4 ms to be made.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        self._word = f"(?:{any_of(words)})"
        self._bound = rf"(?<!\w){self._word}(?!\w)"

    @cached_property
    def end_of_word(self) -> re.Pattern[str]:
        return re.compile(rf"{self._word}$")

    @cached_property
    def whole(self) -> re.Pattern[str]:
        return re.compile(rf"[\W_]*{self._word}[\W_]*")

    @cached_property
    def begin(self) -> re.Pattern[str]:
        apart = rf"\s*[\])）】]|\s*[(（\[][^()（）\[\]]*[)）\]]{_SEPARATOR}"
        return re.compile(rf"\W{{0,3}}{self._word}(?:{_SEPARATOR}|{apart})")

    @cached_property
    def bracket(self) -> re.Pattern[str]:
        behind = rf"\s*[:：,)\]）】]|\s+{_GOES_ON}(?!\w)"
        return re.compile(rf"[(\[（【]\s*{self._word}(?:{behind})")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{_SEPARATOR})\s*(?P<off>{self._word})[\W_]*$")

    @cached_property
    def end(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<off>{self._bound}|(?<=[^\x00-\u2e7f]){self._word})[\W_]*$")

    @cached_property
    def cause(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<off>{self._bound})\s+(?:{_CAUSES})(?!\w)")

    @cached_property
    def until(self) -> re.Pattern[str]:
        later = rf"{_GOES_ON}(?:\s+\S+){{1,{_FEW}}}$"
        return re.compile(rf"\S\s+(?P<off>{self._bound})\s+{later}")

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        unspaced = rf"(?<=[^\x00-\u2e7f]){self._word}|{self._word}(?=[^\x00-\u2e7f])"
        return re.compile(rf"{self._bound}|{unspaced}")

    @staticmethod
    def in_text(text: str, words: Iterable[str]) -> OffWords:
        """Those of the words that a text in small letters holds."""
        return _off_words(held_by(text, words))

    def stands_apart(self, low: str) -> bool:
        """Whether a title begins with such a word before a colon or dash, has it in brackets or at
        the end behind a dash, or is nothing else."""
        found = self.begin.match(low) or self.bracket.search(low) or self.behind.search(low)
        return bool(found or self.whole.fullmatch(low))


_off_words = lru_cache(maxsize=256)(OffWords)


def _calls_off(title: str, rules: Rules) -> bool:
    """Whether a title says that what it names was called off."""
    low = title.replace("’", "'").lower()
    words = OffWords.in_text(low, with_day_apart(rules.called_off)[0])
    if words.stands_apart(low) or _is_moved(low, rules):
        return True
    missed = OffWords.in_text(low, rules.not_there)  # *Call with Bo Ek - no show*
    if missed.behind.search(low) or missed.bracket.search(low):
        return True
    found = words.end.search(low) or words.cause.search(low) or words.until.search(low)
    if found is None:
        return False
    before = slug(low[: found.start("off")]).split("-")
    return not any(word in SPOKEN_ABOUT for word in before)


@MadeOnce
def _any_word(rules: Rules) -> Anywhere:
    kinds = (rules.no_event[kind] for kind in (Bases.TO_DO, Bases.INVITATION, Bases.ALERT))
    groups = (rules.called_off, rules.not_there, *kinds)
    return Anywhere(sorted({word for group in groups for word in group}))


@lru_cache(maxsize=16)
def with_day_apart(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that call something off, and those that do with a day behind them: *moved to*."""
    with_day = tuple(word for word in words if word.endswith(" to"))
    return tuple(word for word in words if word not in with_day), with_day


def _is_moved(low: str, rules: Rules) -> bool:
    """*Weekly (moved to Friday)*: a word with its day, apart from the rest."""
    words = with_day_apart(rules.called_off)[1]
    if not any(word in low for word in words):
        return False
    parts = re.split(r"[(\[]|\s[-–—]\s", low)[1:]
    ends = [part.strip(" )]") for part in parts]
    return any(
        end.startswith(f"{word} ") and len(end[len(word) :].split()) <= _FEW
        for end in ends
        for word in words
    )


def _invites(low: str, words: OffWords) -> bool:
    """*Einladung zur Sitzung*: in these languages the word alone says what the note is."""
    found = words.anywhere.match(low)
    return bool(found and not low.startswith("invit") and _INVITES_TO.match(low, found.end()))


def _alerts(low: str, words: OffWords) -> bool:
    """*Price alert: tar*."""
    head = _PARTED.split(low, maxsplit=1)
    if len(head) == 1:
        return False
    first, *more = slug(head[0]).split("-")
    if not more:  # Preisalarm
        return bool(words.end_of_word.search(first))
    return more[-1] in _ALERTS or first in ALERT_FIRST
