"""What all tests share."""

import atexit
import os
import re
import shutil
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from kg import config

ROOT = Path(__file__).parent.parent
# A fault of kg's own is seen where it happens, and not told as a problem of a note.
os.environ.setdefault("KG_STRICT", "1")
# What is imported here is none of the vaults of whoever runs the tests, nor are their settings.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="kg-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_DATA_HOME"], ignore_errors=True)
# A machine that is busy with other tests must not make a look at a vault end early.
config.LOOK_MS = 60_000
with suppress(ImportError):  # tests/web run beside another Datasette, without it
    from hypothesis import HealthCheck, settings

    settings.register_profile("busy", suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected transcripts")


@pytest.fixture(scope="session")
def examples_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example vault, imported as of the day for which its answers were worked out.

    Each file is of the day in its name, or of a day in June, so that `kg changed` can be asked.
    """
    from kg.importer import import_vault

    folder = tmp_path_factory.mktemp("examples")
    vault = folder / "examples" / "vault"
    shutil.copytree(ROOT / "examples" / "vault", vault)
    for note in vault.rglob("*"):
        dated = re.match(r"\d{4}-\d\d-\d\d", note.name)
        noon = datetime.fromisoformat(f"{dated[0] if dated else '2025-06-02'}T12:00:00+00:00")
        os.utime(note, (noon.timestamp(), noon.timestamp()))
    path = folder / "kg.db"
    import_vault(str(vault), str(path), config=None, as_of="2026-01-10")
    return path
