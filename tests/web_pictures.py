"""Pictures of every kind of page of the example vault in Datasette, to be looked at:

    python -m tests.web_pictures FOLDER [NAME …]

By day, by night and on a telephone; NAMEs are those of tests/browser/web_pages.py. Datasette is
that of the Python that runs this. `make pictures` makes all of them in build/pictures.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

import datasette

from kg.importer import import_vault
from tests.browser.web_pages import pages
from tests.pictures import DAY, chromium
from tests.servers import running

ROOT = Path(__file__).parents[1]
# Colours and width of a picture.
LOOKS = (("light", 1360), ("dark", 1360), ("light", 390), ("dark", 390))
LONGEST = 3_000  # pixels of a page's height


def main(folder: Path, names: list[str]) -> None:
    """Take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kg-pictures-") as work:
        vault, db = Path(work) / "vault", Path(work) / "kg.db"
        shutil.copytree(ROOT / "examples" / "vault", vault)
        import_vault(str(vault), str(db), config=None, as_of=DAY)
        command = [sys.executable, "-m", "kg.cli.app", "serve", "--db", str(db)]
        with running(command, Path(work) / "log") as port, chromium() as browser:
            version = "0.65" if datasette.__version__.startswith("0.") else "1.0"
            for scheme, width in LOOKS:
                page = browser.new_page(
                    viewport={"width": width, "height": 860}, color_scheme=scheme
                )
                for name, path in pages(db, version):
                    if names and name not in names:
                        continue
                    page.goto(f"http://127.0.0.1:{port}{path}")
                    if page.locator(".kg-graph[data-src]").count():
                        page.wait_for_selector(".kg-graph[data-state=ready]", timeout=90_000)
                    height = page.evaluate("() => document.documentElement.scrollHeight")
                    shown = {"x": 0, "y": 0, "width": width, "height": min(height, LONGEST)}
                    file = f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{scheme}-{width}.png"
                    page.screenshot(path=folder / file, full_page=True, clip=shown)
                page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
