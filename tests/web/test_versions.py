"""The same tests on the newest pre-release of Datasette 1.0, in an environment of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "datasette-1.0"
PYTHON = FOLDER / "bin" / "python"
WANTED = ["-e", f"{ROOT}[datasette]", "datasette>=1.0a0", "pytest"]


def run(*command: str, seconds: float = 600) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=seconds)


def newest() -> str:
    """The version that is installed there; installed first where it is not. Skips without PyPI."""
    ready = FOLDER / ".ready"
    if not ready.exists():
        if shutil.which("uv"):
            steps = [
                ("uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(FOLDER)),
                ("uv", "pip", "install", "--quiet", "--python", str(PYTHON), *WANTED),
            ]
        else:
            steps = [
                (sys.executable, "-m", "venv", "--clear", str(FOLDER)),
                (str(PYTHON), "-m", "pip", "install", "--quiet", *WANTED),
            ]
        for step in steps:
            done = run(*step)
            if done.returncode:
                reason = f"Datasette 1.0 cannot be installed: {done.stderr.strip()[-300:]}"
                if os.environ.get("KG_REQUIRE_DATASETTE_1"):
                    pytest.fail(reason)
                pytest.skip(reason)
        ready.touch()
    asked = run(str(PYTHON), "-c", "import datasette; print(datasette.__version__)")
    return asked.stdout.strip()


@pytest.mark.slow
def test_on_datasette_1() -> None:
    pytest.importorskip("datasette")
    import datasette

    if datasette.__version__.startswith("1."):
        pytest.skip("this is it")
    version = newest()
    assert version.startswith("1.0")
    done = run(
        str(PYTHON),
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/web",
        "-rfE",
        "--tb=short",
    )
    assert done.returncode == 0, f"Datasette {version}:\n{done.stdout[-6000:]}"
