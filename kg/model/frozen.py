"""`NamedTuple` as in `typing`, without importing it: that takes a sixth of the time of an answer.

Annotations stay unread, so modules that use it postpone theirs (`from __future__ import
annotations`).
"""

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Naming(type):
        """Makes of a class body what `collections.namedtuple` makes of a list of fields."""

        def __new__(cls, name: str, _bases: tuple[type, ...], space: dict[str, object]) -> type:
            fields = space.pop("__annotations__")
            defaults = [space.pop(field) for field in fields if field in space]
            made = namedtuple(name, fields, defaults=defaults, module=space.pop("__module__"))
            made.__annotations__ = fields
            for key, value in space.items():
                setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Naming, "NamedTuple", (), {})
