"""Numbers as JavaScript has them: 64 bits with a floating point, and how they are written."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal

from kg.languages.errors import Failed

_PRECISE = Context(prec=450)


def written(number: float) -> str:
    """A number as text (ECMA-262, Number::toString)."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < 1e21:
        whole_number = Decimal(repr(float(number))) if abs(number) >= 2**53 else int(number)
        return f"{whole_number:f}" if isinstance(whole_number, Decimal) else str(whole_number)
    digits, _, exponent = repr(float(number)).partition("e")
    if not exponent:
        if abs(number) >= 1e-6:
            return digits
        exponent = "0"
    power = int(exponent)
    if -7 < power < 0:
        return f"{number:.{-power + len(digits.lstrip('-').replace('.', '')) - 1}f}"
    return f"{digits.removesuffix('.0')}e{'+' if power > 0 else '-'}{abs(power)}"


def divided(one: float, other: float) -> float:
    """`/`, which has a value for a division by zero, too."""
    if other:
        return one / other
    if not one or math.isnan(one):
        return math.nan
    return math.copysign(math.inf, one) * math.copysign(1, other)


def remainder(one: float, other: float) -> float:
    """`%`, which has the sign of what is divided."""
    if not other or math.isinf(one) or math.isnan(one) or math.isnan(other):
        return math.nan
    return math.fmod(one, other)


def rounded(number: float) -> float:
    """`Math.round`: halves go up."""
    if not math.isfinite(number):
        return number
    below = math.floor(number)
    return float(below + (number - below >= 0.5))


def whole(number: float) -> int:
    """As an integer: without its fraction, 0 where it is no number, and bounded."""
    if math.isnan(number):
        return 0
    return int(max(-(2.0**53), min(2.0**53, number)))


def fixed(number: float, digits: int) -> float:
    """`toFixed`, read again as a number. Raises Failed beyond 100 digits."""
    if digits > 100:
        raise Failed("toFixed() digits argument must be between 0 and 100")
    if not math.isfinite(number) or abs(number) >= 1e21:
        return number
    return float(_rounded_decimal(Decimal(number), digits))


def grouped(number: float, least: int = 0, most: int = 3) -> str:
    """A number as English writes it, with at least and at most so many decimals: 1,234.5."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "∞" if number > 0 else "-∞"
    text = f"{_rounded_decimal(Decimal(repr(float(number))), most):,f}"
    whole_part, point, decimals = text.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return whole_part + (point + decimals if decimals else "")


def _rounded_decimal(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _PRECISE)
