"""Expressions that are compiled when a text is first held against them.

To compile all of this room takes 50 ms, a quarter of a refresh after one edit, which asks few of
them. So the dearest (0.2 ms and more) of those that one note seldom asks are `lazy`.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, but later; as fast from then on."""
    return cast("re.Pattern[str]", Lazy(pattern, flags))


class Lazy:
    """Stands for an expression; its first use gives it the methods of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(made, method)) for method in _METHODS)
        return self.__dict__[name]
