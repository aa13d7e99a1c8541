"""Whose notes these are: what is known of that, and how it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.model.kinds import MeBases, MeBasis
from kg.model.names import slug

# Whoever is listed so is me. Words that are somebody's first name (*Jag*, *Ik*, *Yo*) are not here.
ALWAYS_ME = (
    *("Me", "Myself", "Ich", "Ich selbst", "Moi", "Moi-même", "Yo mismo", "Yo misma", "Io stesso"),
    *("Io stessa", "Eu mesmo", "Eu mesma", "Ik", "Ikzelf", "Jeg", "Jeg selv", "Jag själv", "Я"),
    *("我", "我自己", "本人", "私", "自分", "나", "본인", "저", "Self"),
)
# So is whoever is listed by one of these in small letters.
ME_IN_SMALL = frozenset(("yo", "io", "jag", "eu", "tôi"))


def is_mine(name: str, me_names: frozenset[str]) -> bool:
    """Whether a name is one of mine, which `me_names` has folded."""
    return name in ME_IN_SMALL or slug(name) in me_names


UNKNOWN = (
    "It is unknown who you are, so you may stand among the answers; "
    'me = ["Your Name"] in kg.toml says it.'
)

# The views that leave me out, so that a guess changes them. Of a question its own declaration says
# it: that of its named query (`-- leaves out: me`), and of its method (`without_me`).
VIEWS_WITHOUT_ME = frozenset(("last_contacts", "blocked_projects", "stale_people"))
# Those beside which it is told that nobody knows who I am.
_ASKING = frozenset(("last_contact", "last_contacts", "doctor", "doctor_counts"))


class Owner(NamedTuple):
    """The person whose notes these are, as far as it is known, and by what; `guess` is the sentence
    that tells a guess. `people` says whether the notes name anybody at all."""

    name: str | None
    basis: MeBasis
    guess: str | None
    people: bool

    @property
    def unknown(self) -> str | None:
        """What is to be said where kg cannot leave me out."""
        return UNKNOWN if self.basis == MeBases.UNKNOWN and self.people else None

    def told(self, question: str, *, without_me: bool) -> tuple[str, ...]:
        """What is to be said beside the answer of a question or a view: whom it leaves out by a
        guess (`without_me` says whether it leaves me out), or that it is unknown whom to."""
        guess = self.guess if without_me else None
        unknown = self.unknown if question in _ASKING else None
        return tuple(line for line in (guess, unknown) if line)


def taken_for_me(name: str, reasons: Sequence[str] = ()) -> str:
    """The sentence that tells whom kg takes for me, and why."""
    *first, last = reasons or ("is taken for the owner of these notes",)
    why = f"{', '.join(first)} and {last}" if first else last
    return (
        f"Taken for you: {name}, who {why}. "
        f"me = [{in_toml(name)}] in kg.toml says so; another name there corrects it."
    )


def in_toml(name: str) -> str:
    """A name as TOML writes it, on one line."""
    clean = "".join(sign if sign.isprintable() else " " for sign in name).strip()
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
