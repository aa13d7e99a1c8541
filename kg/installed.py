"""How this kg was installed, and with what its extras are added there."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Protocol

NAME = "kg-notes"


class Package(Protocol):
    """What is installed, and the texts that its installer left."""

    def read_text(self, filename: str) -> str | None: ...


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


def source(package: Package | None = None) -> str | None:
    """Where kg was installed from, if that is no index of packages: as pip takes it behind an @.
    From direct_url.json of PEP 610, which installers leave."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        left = (package or distribution(NAME)).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    said = json.loads(left) if left else {}
    url, kind = said.get("url"), said.get("vcs_info", {}).get("vcs")
    return f"{kind}+{url}" if url and kind else url


def _requirement(extra: str = "") -> str:
    """What to ask an installer for."""
    named, place = f"{NAME}[{extra}]" if extra else NAME, source()
    return f"{named} @ {place}" if place else named


def with_extra(extra: str, how: Way | None = None) -> str:
    """The command that adds what an extra needs to this kg."""
    wanted = _requirement(extra)
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
            return f"pip install --force-reinstall '{_requirement()}'"
