"""Python's garbage collector, which looks in vain where many values are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collector(*, to_the_end: bool = False) -> Iterator[None]:
    """No collection meanwhile: a million new values make it look a hundred times for cycles that
    they do not form.

    The first collection behind it looks through all that was made and is still there. Not with
    `to_the_end`, for a process that ends then: what there is, is left to the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if to_the_end:
                gc.freeze()
            gc.enable()
