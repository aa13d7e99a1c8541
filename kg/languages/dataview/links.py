"""Links as values: to a note, a heading in it or a block."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kg.languages.dataview.emoji import heading_key

LinkKind = Literal["file", "header", "block"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `path` as written, or the path of the note once that is known."""

    path: str
    kind: LinkKind = "file"
    subpath: str | None = None
    display: str | None = None
    embed: bool = False

    def inner(self) -> str:
        """What stands between the brackets before the display."""
        path = self.path.replace("|", "\\|")
        if self.kind == "file":
            return path
        mark = "#" if self.kind == "header" else "#^"
        return path + mark + (self.subpath or "").replace("|", "\\|")

    def title(self) -> str:
        """What is shown."""
        if self.display:
            return self.display
        name = title_of(self.path)
        return name if self.kind == "file" else f"{name} > {self.subpath}"

    def markdown(self) -> str:
        """The link with its display: [[People/Ann.md|Ann]]."""
        return f"{'!' if self.embed else ''}[[{self.inner()}|{self.title()}]]"

    def to(self, path: str) -> Link:
        """The same link with another path."""
        return self if path == self.path else replace(self, path=path)


def read_link(target: str, display: str | None = None, *, embed: bool = False) -> Link:
    """The link that a target means: `Note`, `Note#Heading`, `Note#^block`."""
    if "#^" in target:
        path, block, *_ = target.split("#^")
        return Link(path, "block", block, display, embed)
    if "#" in target:
        path, heading, *_ = target.split("#")
        return Link(path, "header", heading_key(heading), display, embed)
    return Link(target, display=display, embed=embed)


def read_inner(text: str, *, embed: bool = False) -> Link:
    """The link whose brackets hold this text: `Note|display`, with `\\|` for a bar in a name."""
    at = text.find("|")
    while at > 0 and text[at - 1] == "\\":
        at = text.find("|", at + 1)
    target, display = (text, None) if at < 0 else (text[:at], text[at + 1 :])
    return read_link(target.replace("\\|", "|"), display, embed=embed)


def title_of(path: str) -> str:
    """The name of a note without folder and `.md`."""
    return path.rpartition("/")[2].removesuffix(".md")


def folder_of(path: str) -> str:
    """The folder of a path, "" for none."""
    return path.rpartition("/")[0]
