"""What a run says of its work on stderr; loaded only where somebody asks for it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kg.present.terminal import clean


class _Lines(logging.Formatter):
    """Lines without anything that steers a terminal, whatever a path or an error holds."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line, or as several where an error has a traceback."""
        return "\n".join(clean(line) for line in super().format(record).split("\n"))


@contextmanager
def shown(level: str) -> Iterator[None]:
    """Show what the loggers of kg say meanwhile, from this level on."""
    logger = logging.getLogger("kg")
    before = logger.level
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S"))
    logger.addHandler(handler)
    logger.setLevel(level.upper())
    try:
        yield
    finally:
        logger.setLevel(before)
        logger.removeHandler(handler)
