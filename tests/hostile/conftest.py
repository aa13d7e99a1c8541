"""A vault whose database is changed."""

import pytest

from tests.hostile.tampered import Place, place


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return place(tmp_path_factory.mktemp("tampered"))
