"""The colours of charts, in both themes: those of kinds from palette.json, the others here.

Each is a class, and the style of a drawing says what the class is in which theme. A colour of a
kind is taken so far from that of the paper that it is seen (3 : 1, WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Theme = Literal["auto", "light", "dark"]
PREFIX = "kgc-"
FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif"
MARK = 3.0  # the least contrast of a mark with what is behind it


class Colour(NamedTuple):
    """A colour in the light theme and in the dark one."""

    light: str
    dark: str


PAPER = Colour("#ffffff", "#1e2127")
# What is written, and what lies behind marks and tells nothing by itself.
TEXTS = {"ink": Colour("#1f2328", "#e4e7eb"), "soft": Colour("#5f6772", "#a3abb8")}
BEHIND = {"grid": Colour("#e2e4e8", "#363b44"), "field": Colour("#f3f4f6", "#272b32")}
MARKS = {
    "now": Colour("#1f2328", "#e4e7eb"),
    "calm": Colour("#667082", "#8a94a2"),
    "late": Colour("#b3261e", "#ff9d94"),
    "done": Colour("#2a7a4b", "#63c58e"),
    "heat1": Colour("#5590c0", "#4a8fc0"),
    "heat2": Colour("#0072b2", "#6bbcec"),
    "heat3": Colour("#00517f", "#a3d7f6"),
    "heat4": Colour("#002c47", "#e0f2fd"),
}
_OTHER_SHAPE = "triangle"  # of kinds that kg.toml declares
_OTHER_KIND = Colour("#5b4fa0", "#a99bf0")


@cache
def _palette() -> dict[str, dict[str, str]]:
    path = Path(__file__).parents[1] / "palette.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def kinds() -> dict[str, Colour]:
    """The colours of kinds of things."""
    found = {kind: Colour(look["light"], look["dark"]) for kind, look in _palette().items()}
    return {kind: _seen(colour) for kind, colour in found.items()} | {"other": _OTHER_KIND}


def of_kind(kind: str | None) -> str:
    """The class of a kind of things; one class for all those that kg.toml declares."""
    return kind if kind in kinds() else "other"


def shape_of(kind: str) -> str:
    """The shape of a mark of a kind of things."""
    look = _palette().get(kind)
    return look["shape"] if look else _OTHER_SHAPE


def marks() -> dict[str, Colour]:
    """Everything that is seen as a mark."""
    return MARKS | kinds()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 counts it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _seen(colour: Colour) -> Colour:
    """The colour, no lighter on a light field and no darker on a dark one than can be seen; on
    paper it is seen better still."""
    field = BEHIND["field"]
    return Colour(_away(colour.light, field.light, 0), _away(colour.dark, field.dark, 255))


def _away(colour: str, ground: str, towards: int) -> str:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while contrast(colour, ground) < MARK:
        parts = [round(one + (towards - one) * 0.05) for one in parts]
        colour = "#" + "".join(f"{one:02x}" for one in parts)
    return colour


@cache
def style(theme: Theme) -> str:
    """What the classes are, as CSS: the same text for every chart of a theme, so that several on
    one page say the same."""
    general = (
        f"svg.{PREFIX}chart{{max-width:100%;height:auto;font-family:{FONT}}}"
        f".{PREFIX}chart text{{font-variant-numeric:tabular-nums}}"
        f".{PREFIX}chart a:hover text{{text-decoration:underline}}"
    )
    if theme != "auto":
        return general + _rules(dark=theme == "dark")
    return f"{general}{_rules(dark=False)}@media (prefers-color-scheme:dark){{{_rules(dark=True)}}}"


def _rules(*, dark: bool) -> str:
    """A class to fill with each colour, and one to draw a line with it."""
    named = {"paper": PAPER} | TEXTS | BEHIND | marks()
    shown = {name: colour.dark if dark else colour.light for name, colour in named.items()}
    fills = "".join(f".{PREFIX}{name}{{fill:{value}}}" for name, value in shown.items())
    lines = "".join(f".{PREFIX}{name}-line{{stroke:{value}}}" for name, value in shown.items())
    return fills + lines
