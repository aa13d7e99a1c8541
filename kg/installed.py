"""How this kg was installed, and with what its extras are added there."""

from __future__ import annotations

import os
import sys
from enum import StrEnum

NAME = "kg-notes"


class Way(StrEnum):
    """Who looks after the environment in which kg runs."""

    PIP = "pip"
    PIPX = "pipx"
    UV_TOOL = "uv tool"
    CLONE = "clone"


def way(prefix: str = sys.prefix, package: str = os.path.dirname(__file__)) -> Way:
    """How kg was installed, by what its installer left: in the environment, and beside the code."""
    if os.path.exists(os.path.join(prefix, "uv-receipt.toml")):
        return Way.UV_TOOL
    if os.path.exists(os.path.join(prefix, "pipx_metadata.json")):
        return Way.PIPX
    is_clone = os.path.exists(os.path.join(os.path.dirname(package), "hatch_build.py"))
    return Way.CLONE if is_clone else Way.PIP


def with_extra(extra: str, how: Way | None = None) -> str:
    """The command that adds what an extra needs to this kg."""
    wanted = f"{NAME}[{extra}]"
    match how or way():
        case Way.UV_TOOL:
            return f"uv pip install --python {sys.prefix} '{wanted}'"
        case Way.PIPX:
            return f"pipx runpip {NAME} install '{wanted}'"
        case Way.CLONE:
            return "make setup (in the clone)"
        case Way.PIP:
            return f"pip install '{wanted}'"


def anew(how: Way | None = None) -> str:
    """The command that brings back a file of kg that is missing."""
    match how or way():
        case Way.UV_TOOL:
            return f"uv tool install --reinstall {NAME}"
        case Way.PIPX:
            return f"pipx reinstall {NAME}"
        case Way.CLONE:
            return "git checkout . (in the clone)"
        case Way.PIP:
            return f"pip install --force-reinstall {NAME}"
