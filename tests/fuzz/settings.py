"""kg.toml and Obsidian's settings: whatever they hold, the vault is imported, or one sentence says
why not."""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.cli.app import run
from tests.builders import DAY, vault
from tests.dump import sound
from tests.fuzz.databases import NOTES
from tests.fuzz.mutate import mutated
from tests.fuzz.target import Wrong, parts, within

SECONDS = 10.0
CONFIG = Path(__file__).parent.parent.parent / "docs" / "config.md"
# As Obsidian writes them.
OBSIDIAN: Mapping[str, str] = {
    "app.json": '{"userIgnoreFilters": ["Archive/", "/^Old .*$/"], "useMarkdownLinks": false}',
    "daily-notes.json": '{"folder": "Daily", "format": "YYYY/MM-DD", "template": "Templates/Day"}',
    "templates.json": '{"folder": "Templates"}',
    "types.json": '{"types": {"due": "date", "cadence": "number", "aliases": "aliases"}}',
    "community-plugins.json": '["dataview", "obsidian-tasks-plugin", "templater-obsidian"]',
    "plugins/obsidian-tasks-plugin/data.json": '{"globalFilter": "#task", "setDoneDate": true}',
    "plugins/dataview/data.json": '{"inlineQueryPrefix": "=", "enableInlineDataview": true}',
}
State = Mapping[str, str]  # path → bytes as Latin-1, so that JSON can hold them


class Settings:
    """Some files of settings in a vault of three notes."""

    name = "settings"
    ending = ".json"

    def __init__(self) -> None:
        blocks = re.findall(r"```toml\n(.*?)```", CONFIG.read_text("utf-8"), re.S)
        self._config = [block.encode() for block in blocks]
        self._folder = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))

    def make(self, rng: random.Random) -> State:
        found = {"kg.toml": mutated(self._config, rng)} if rng.random() < 0.7 else {}
        for name in rng.sample([*OBSIDIAN], rng.randint(0 if found else 1, 3)):
            found[f".obsidian/{name}"] = mutated([OBSIDIAN[name].encode()], rng)
        return {path: text.decode("latin-1") for path, text in found.items()}

    def check(self, tried: State) -> None:
        place = self._folder / "vault"
        shutil.rmtree(place, ignore_errors=True)
        vault(place, NOTES)
        for path, text in tried.items():
            file = place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("latin-1"))
        db = self._folder / "kg.db"
        for file in self._folder.glob("kg.db*"):
            file.unlink()
        said = io.StringIO()
        words = ["import", str(place), "--db", str(db), "--as-of", DAY]
        with within(SECONDS), contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            code = run(words)
        if (
            code not in (0, 2, 4, 5)
            or "Traceback" in said.getvalue()
            or "failed" in said.getvalue()
        ):
            raise Wrong(f"exit {code}: {said.getvalue()!r}")
        if code and said.getvalue().count("\n") != 1:
            raise Wrong(f"exit {code}, but not one line: {said.getvalue()!r}")
        if code and db.exists():
            raise Wrong(f"exit {code}, but a database")
        if code == 0:
            sound(db)

    def load(self, data: bytes) -> State:
        found: State = json.loads(data)
        return found

    def dump(self, tried: State) -> bytes:
        return json.dumps(tried, indent=1).encode()

    def smaller(self, tried: State) -> Iterator[State]:
        for path in tried:
            yield {other: text for other, text in tried.items() if other != path}
        for path, text in tried.items():
            for lines in parts(text.split("\n")):
                yield {**tried, path: "\n".join(lines)}

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
