"""A server on the example vault."""

from pathlib import Path

import pytest

from .asking import Desk


@pytest.fixture
def desk(examples_db: Path) -> Desk:
    return Desk(examples_db)
