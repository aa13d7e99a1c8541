"""What uv.lock and frontend/package-lock.json name: packages, the hashes of their files, who needs
what."""

from __future__ import annotations

import base64
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

ROOT = Path(__file__).parent.parent.parent
UV, NPM = ROOT / "uv.lock", ROOT / "frontend" / "package-lock.json"
US = "kg-notes"
# The words of CycloneDX: always there with kg; there with an extra; never, but for who works on kg.
Scope = Literal["required", "optional", "excluded"]


class File(NamedTuple):
    """A file of a registry; `digest` is hexadecimal, `url` empty where the lock has none."""

    url: str
    algorithm: Literal["SHA-256", "SHA-512"]
    digest: str


class Package(NamedTuple):
    """A version of a package; `needs` has names of others, `licence` stands in npm's lock only."""

    ecosystem: Literal["pypi", "npm"]
    name: str
    version: str
    scope: Scope
    files: tuple[File, ...]
    needs: tuple[str, ...]
    licence: str = ""


def python() -> list[Package]:
    """The packages of uv.lock, on whatever system they are needed; without kg itself."""
    entries: list[dict[str, Any]] = tomllib.loads(UV.read_text("utf-8"))["package"]
    ours = next(entry for entry in entries if entry["name"] == US)
    extras = [need for needs in ours["optional-dependencies"].values() for need in needs]
    required = _reached(ours["dependencies"], entries)
    optional = _reached([need for need in extras if need["name"] != US], entries)
    scopes: dict[str, Scope] = dict.fromkeys(optional, "optional")
    scopes |= dict.fromkeys(required, "required")
    return [
        Package(
            "pypi",
            entry["name"],
            entry["version"],
            scopes.get(entry["name"], "excluded"),
            tuple(_files(entry)),
            tuple(sorted({need["name"] for need in entry.get("dependencies", [])})),
        )
        for entry in entries
        if entry is not ours
    ]


def needed_directly() -> list[str]:
    """The names of what kg asks for, by itself or with an extra."""
    entries = tomllib.loads(UV.read_text("utf-8"))["package"]
    ours = next(entry for entry in entries if entry["name"] == US)
    lists = [ours["dependencies"], *ours["optional-dependencies"].values()]
    return sorted({need["name"] for needs in lists for need in needs} - {US})


def npm() -> list[Package]:
    """The packages of frontend/package-lock.json; each is a tool, none is in what is shipped."""
    entries: dict[str, dict[str, Any]] = json.loads(NPM.read_text("utf-8"))["packages"]
    return [
        Package(
            "npm",
            path.rpartition("node_modules/")[2],
            entry["version"],
            "excluded" if entry.get("dev") else "required",
            (File(entry.get("resolved", ""), "SHA-512", _sha512(entry["integrity"])),),
            (),
            entry.get("license", ""),
        )
        for path, entry in entries.items()
        if path
    ]


def _reached(needs: Iterable[Mapping[str, Any]], entries: list[dict[str, Any]]) -> set[str]:
    """The names of what is needed, and of what that needs, and so on, with the extras asked for."""
    waiting, seen = list(needs), set[tuple[str, tuple[str, ...]]]()
    while waiting:
        need = waiting.pop()
        asked = (need["name"], tuple(need.get("extra", ())))
        if asked in seen:
            continue
        seen.add(asked)
        for entry in entries:
            if entry["name"] == need["name"]:
                waiting += entry.get("dependencies", [])
                for extra in asked[1]:
                    waiting += entry["optional-dependencies"][extra]
    return {name for name, _ in seen}


def _files(entry: Mapping[str, Any]) -> Iterable[File]:
    for file in [*([entry["sdist"]] if "sdist" in entry else []), *entry.get("wheels", [])]:
        yield File(file["url"], "SHA-256", file["hash"].removeprefix("sha256:"))


def _sha512(integrity: str) -> str:
    return base64.b64decode(integrity.removeprefix("sha512-")).hex()
