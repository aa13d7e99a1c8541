"""Other tools over the same vault, where they install: `python -m benchmarks.peers [NOTES]`.

obsidiantools (BSD) reads a vault into networkx and pandas. It is installed into a folder of its
own. What it does not do (people, meetings, tasks, a database) is not taken off from kg's time.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.commands import DAY, HERE, made
from benchmarks.measure import KG, Timed, run

_READ = (
    "import sys; from pathlib import Path; from obsidiantools.api import Vault;"
    " Vault(Path(sys.argv[1])).connect().gather()"
)
HEAD = ("| what | processor | wall | memory, all processes |", "|---|---:|---:|---:|")


def rows(work: Path, notes: int) -> Iterator[str]:
    """kg and its peers, a run each."""
    made(work, "vault", notes)
    vault, db = work / f"vault-{notes}", work / "peer.db"
    db.unlink(missing_ok=True)
    words = ("import", str(vault), "--db", str(db), "--as-of", DAY, "--quiet")
    yield _row(f"kg import, {notes:,} notes", run((KG, *words), together=True))
    python = work / "peers" / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run((sys.executable, "-m", "venv", str(work / "peers")), check=True)
            install = (str(python), "-m", "pip", "install", "--quiet", "obsidiantools")
            subprocess.run(install, check=True, capture_output=True)
        read = run((str(python), "-c", _READ, str(vault)), together=True)
    except (subprocess.CalledProcessError, RuntimeError) as error:
        said = str(error).strip().splitlines()[-1]
        yield f"| obsidiantools: {said} | | | |"
        return
    yield _row(f"obsidiantools connect and gather, {notes:,} notes", read)


def _row(what: str, timed: Timed) -> str:
    return f"| {what} | {timed.processor:.1f} s | {timed.seconds:.1f} s | {timed.memory:.0f} MB |"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("notes", type=int, nargs="?", default=10_000)
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for the vaults")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print("\n".join([*HEAD, *rows(options.work, options.notes)]))


if __name__ == "__main__":
    main()
