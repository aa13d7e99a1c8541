"""Functions of numbers."""

from __future__ import annotations

import math
import re

from kg.languages.errors import Failed
from kg.languages.numbers import fixed, grouped, rounded

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_CODE = re.compile("[A-Za-z]{3}")
# How English shows currencies (CLDR); others go by their code and a space.
_SIGNS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CNY": "CN¥", "KRW": "₩",
    "BRL": "R$", "CAD": "CA$", "MXN": "MX$", "AUD": "A$", "NZD": "NZ$", "HKD": "HK$", "TWD": "NT$",
    "ILS": "₪", "VND": "₫", "XCD": "EC$", "PHP": "₱", "XAF": "FCFA\u00a0",
    "XOF": "F\u202fCFA\u00a0", "XPF": "CFPF\u00a0",
}  # fmt: skip
# Digits behind the point, where there are not two (ISO 4217).
_DIGITS = dict.fromkeys(
    ("JPY", "KRW", "VND", "XAF", "XOF", "XPF", "CLP", "ISK", "UGX", "PYG", "RWF", "GNF", "KMF",
     "DJF", "BIF", "VUV", "UYI"), 0
) | dict.fromkeys(("BHD", "KWD", "OMR", "JOD", "TND", "LYD", "IQD"), 3)  # fmt: skip


def number(text: str) -> float | None:
    """The first number in a text."""
    found = _NUMBER.search(text)
    return float(found[0]) if found else None


def round_to(value: float, digits: float) -> float:
    """Rounded to digits behind the point; to an integer where there are none."""
    return rounded(value) if digits <= 0 else fixed(value, int(digits))


def truncated(value: float) -> float:
    """Without what stands behind the point."""
    return float(math.trunc(value)) if math.isfinite(value) else value


def floored(value: float) -> float:
    """The next integer below."""
    return float(math.floor(value)) if math.isfinite(value) else value


def ceiled(value: float) -> float:
    """The next integer above."""
    return float(math.ceil(value)) if math.isfinite(value) else value


def currency(value: float, code: str = "USD") -> str:
    """An amount of money in English: €1,234.50."""
    if not _CODE.fullmatch(code):
        raise Failed(f"{code!r} is no code of a currency; one is EUR")
    code = code.upper()
    digits = _DIGITS.get(code, 2)
    shown = grouped(value, digits, digits)
    sign = "-" if shown.startswith("-") else ""
    return f"{sign}{_SIGNS.get(code, code + chr(0xA0))}{shown.removeprefix('-')}"
