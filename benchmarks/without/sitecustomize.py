"""With this folder on PYTHONPATH Python starts as if what `WITHOUT` names were not installed."""

import os
from importlib.machinery import PathFinder

_GONE = frozenset(os.environ.get("WITHOUT", "").split(","))
_find = PathFinder.find_spec


def _find_spec(name, path=None, target=None):
    return None if name.partition(".")[0] in _GONE else _find(name, path, target)


PathFinder.find_spec = staticmethod(_find_spec)
