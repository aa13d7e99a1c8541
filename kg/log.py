"""What kg does, said to the standard library's `logging`, where that is loaded.

Loading it takes longer than many an answer, and nobody listens to most runs. Whoever listens has
loaded it: `kg.cli.logs` for `--verbose` and $KG_LOG, or a program that uses kg. On the level debug
alone notes are named and cited; but the address of a page that was asked for may name one, too.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterable


class Log:
    """The logger of this name: `Log("kg.importer")`. Messages are completed with `%`."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def debug(self, message: str, *values: object, error: BaseException | None = None) -> None:
        """Say what helps to find a fault; of an error also where it was raised."""
        if logger := self._logger():
            logger.debug(message, *values, exc_info=error)

    def each(self, message: str, values: Iterable[object]) -> None:
        """Say the same of each, on the level debug."""
        if logger := self._logger():
            for value in values:
                logger.debug(message, value)

    def info(self, message: str, *values: object) -> None:
        """Say what is being done."""
        if logger := self._logger():
            logger.info(message, *values)

    def warning(self, message: str, *values: object) -> None:
        """Say what went wrong, though the work goes on."""
        if logger := self._logger():
            logger.warning(message, *values)

    def _logger(self) -> logging.Logger | None:
        loaded = sys.modules.get("logging")
        if loaded is None:
            return None
        all_of_kg: logging.Logger = loaded.getLogger("kg")
        if not all_of_kg.handlers:
            # Without any, warnings would go to stderr although nobody has asked for them.
            all_of_kg.addHandler(loaded.NullHandler())
        logger: logging.Logger = loaded.getLogger(self._name)
        return logger


class Steps:
    """Says after each step of some work how long it took."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._began = time.perf_counter()

    def done(self, message: str, *values: object) -> None:
        """Say that a step is done; the next one begins."""
        now = time.perf_counter()
        self._log.info(message + " (%.2f s)", *values, now - self._began)
        self._began = now
