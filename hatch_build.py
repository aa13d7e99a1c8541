"""What building a wheel adds: what stands for the rules by which it makes databases, man pages."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes kg/rules.txt into the wheel (see kg/fingerprint.py)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        path = Path(self.root) / "kg" / "fingerprint.py"
        spec = importlib.util.spec_from_file_location("fingerprint", path)
        assert spec and spec.loader
        fingerprint = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(fingerprint)
        made = Path(self.directory) / fingerprint.BUILT
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(fingerprint.built() + "\n", encoding="ascii")
        build_data["force_include"][str(made)] = f"kg/{fingerprint.BUILT}"
        self._add_man_pages(build_data)

    def _add_man_pages(self, build_data: dict[str, Any]) -> None:
        """`man kg` finds them beside the folder of the command."""
        sys.path.insert(0, self.root)
        from kg.cli.man import pages

        for name, text in pages().items():
            page = Path(self.directory) / "man" / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(page)] = f"share/man/man1/{name}"
