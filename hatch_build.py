"""What building a wheel adds: what stands for the rules by which it makes databases."""

import importlib.util
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
