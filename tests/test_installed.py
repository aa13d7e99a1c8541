"""Hints name what fits how kg was installed."""

from pathlib import Path
from typing import NamedTuple

import pytest

from kg import example, installed
from kg.errors import NeedsExtra, VaultError
from kg.installed import Way

LEFT = {Way.UV_TOOL: "uv-receipt.toml", Way.PIPX: "pipx_metadata.json"}
HINTS = {
    Way.PIP: "pip install 'kg-notes[watch]'",
    Way.PIPX: "pipx runpip kg-notes install 'kg-notes[watch]'",
    Way.CLONE: "make setup (in the clone)",
}


@pytest.mark.parametrize("way", Way)
def test_who_installed_kg_is_known_by_what_he_left(way: Way, tmp_path: Path) -> None:
    package = tmp_path / "lib" / "kg"
    package.mkdir(parents=True)
    if way in LEFT:
        (tmp_path / LEFT[way]).touch()
    if way is Way.CLONE:
        (package.parent / "hatch_build.py").touch()
    assert installed.way(str(tmp_path), str(package)) is way


def test_this_is_a_clone() -> None:
    assert installed.way() is Way.CLONE
    assert str(NeedsExtra("Flying", "wings", "fly")) == (
        "Flying needs wings: make setup (in the clone)."
    )


class Left(NamedTuple):
    """An installed package whose installer left this."""

    direct_url: str | None

    def read_text(self, filename: str) -> str | None:
        return self.direct_url if filename == "direct_url.json" else None


@pytest.mark.parametrize(
    ("direct_url", "expected"),
    [
        (None, None),
        ('{"url": "file:///home/ida/kg", "dir_info": {}}', "file:///home/ida/kg"),
        ('{"url": "https://x.example/kg.git", "vcs_info": {"vcs": "git", "commit_id": "a"}}',
         "git+https://x.example/kg.git"),
        ('{"url": "file:///tmp/kg.whl", "archive_info": {}}', "file:///tmp/kg.whl"),
    ],
)  # fmt: skip
def test_where_kg_came_from_is_known(direct_url: str | None, expected: str | None) -> None:
    assert installed.source(Left(direct_url)) == expected


@pytest.mark.parametrize("way", [Way.PIP, Way.PIPX])
def test_an_extra_comes_from_where_kg_came_from(monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    monkeypatch.setattr(installed, "source", lambda: "file:///home/ida/kg")
    assert installed.with_extra("watch", way).endswith(
        "install 'kg-notes[watch] @ file:///home/ida/kg'"
    )


@pytest.fixture(autouse=True)
def _from_an_index(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "direct_url" not in request.fixturenames:
        monkeypatch.setattr(installed, "source", lambda: None)


@pytest.mark.parametrize("way", HINTS)
def test_an_extra_is_added_by_the_same_tool(way: Way) -> None:
    assert installed.with_extra("watch", way) == HINTS[way]


def test_uv_is_told_which_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed.sys, "prefix", "/tools/kg-notes")
    assert installed.with_extra("watch", Way.UV_TOOL) == (
        "uv pip install --python /tools/kg-notes 'kg-notes[watch]'"
    )


def test_an_example_that_was_left_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(example, "_PLACES", ("/nowhere/example_vault",))
    with pytest.raises(VaultError, match="not at /nowhere/example_vault: git checkout"):
        example.vault()
