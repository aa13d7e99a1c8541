"""Ways to reach somebody: addresses of mail and numbers of telephones as links."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from kg.web.cells import Get

_MAIL = re.compile(r"[^\s@<>?&]{1,64}@[^\s@<>?&/]{1,255}")
_PHONE = re.compile(r"\+?[\d ()./-]{5,40}")
_FIELDS = ("email", "phone")


def linked(column: str, value: Any) -> Markup | None:
    """A value of the fields email or phone as a link; None for any other, and for what is no
    address and no number."""
    if column not in _FIELDS or not isinstance(value, str):
        return None
    return _mail(value) if column == "email" else _phone(value)


def told(fact: str, get: Get) -> Markup:
    """A fact of somebody, with a link where it is how to reach them; `get` gives their fields."""
    for field in _FIELDS:
        if get(field) == fact and (found := linked(field, fact)):
            return found
    return escape(fact)


def _mail(text: str) -> Markup | None:
    if not _MAIL.fullmatch(text):
        return None
    return Markup('<a class="kg-reach" href="mailto:{}">{}</a>').format(text, text)


def _phone(text: str) -> Markup | None:
    """What a telephone dials are the digits, and a plus before them."""
    digits = "".join(filter(str.isdigit, text))
    if not digits or not _PHONE.fullmatch(text):
        return None
    number = f"+{digits}" if text.lstrip().startswith("+") else digits
    return Markup('<a class="kg-reach" href="tel:{}">{}</a>').format(number, text)
