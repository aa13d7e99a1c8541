"""What all tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected transcripts")


@pytest.fixture(scope="session")
def examples_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example vault, imported as of the day for which its answers were worked out."""
    from kg.importer import import_vault

    path = tmp_path_factory.mktemp("examples") / "kg.db"
    import_vault(str(ROOT / "examples" / "vault"), str(path), config=None, as_of="2026-01-10")
    return path
