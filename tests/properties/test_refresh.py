"""The law of refreshing: after any edits, a refresh leaves what a whole import leaves."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.builders import imported, vault
from tests.dump import dump, sound
from tests.law.dense import PATHS, TEXTS

FILES = ["pic.png", "Notes/pic.png"]


class Refreshing(RuleBasedStateMachine):
    """Edits a vault, refreshes one database, and compares it with a new one."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kg-law-"))
        self.vault = vault(self.folder / "vault", {"Notes/Start.md": "[[Ann Lee]]\n"})
        self.ticks = 1_700_000_000
        imported(self.vault, self.folder / "kg.db")

    @rule(path=st.sampled_from(PATHS), text=st.sampled_from(TEXTS))
    def write(self, path: str, text: str) -> None:
        vault(self.vault, {path: text})
        self.tick(path)

    @rule(path=st.sampled_from(PATHS), text=st.sampled_from(TEXTS))
    def append(self, path: str, text: str) -> None:
        file = self.vault / path
        if file.exists():
            file.write_text(file.read_text() + "\n" + text)
            self.tick(path)

    @rule(path=st.sampled_from(PATHS))
    def delete(self, path: str) -> None:
        (self.vault / path).unlink(missing_ok=True)

    @rule(old=st.sampled_from(PATHS), new=st.sampled_from(PATHS))
    def move(self, old: str, new: str) -> None:
        if (self.vault / old).exists() and not (self.vault / new).exists():
            (self.vault / new).parent.mkdir(parents=True, exist_ok=True)
            (self.vault / old).rename(self.vault / new)

    @rule(path=st.sampled_from(FILES), there=st.booleans())
    def attach(self, path: str, there: bool) -> None:
        (self.vault / path).unlink(missing_ok=True)
        if there:
            vault(self.vault, {path: b"png"})

    @rule(path=st.sampled_from(PATHS))
    def touch(self, path: str) -> None:
        if (self.vault / path).exists():
            self.tick(path)

    @rule(me=st.sampled_from(["", 'me = ["Ann Lee"]\n', 'me = ["Bo Ek"]\nignore = ["Archive/"]\n']))
    def configure(self, me: str) -> None:
        vault(self.vault, {"kg.toml": me})

    def tick(self, path: str) -> None:
        self.ticks += 1
        os.utime(self.vault / path, (self.ticks, self.ticks))

    @invariant()
    def law(self) -> None:
        if not hasattr(self, "folder"):
            return
        refreshed, fresh = self.folder / "kg.db", self.folder / "fresh.db"
        imported(self.vault, refreshed)
        fresh.unlink(missing_ok=True)
        imported(self.vault, fresh)
        assert dump(refreshed) == dump(fresh)
        sound(refreshed)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


TestRefreshing = Refreshing.TestCase
TestRefreshing.settings = settings(
    max_examples=25,
    stateful_step_count=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
