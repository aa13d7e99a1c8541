"""Reading one file while somebody saves it."""

import os
from pathlib import Path

import pytest

from kg.read import Unreadable, read_file


def grows(monkeypatch: pytest.MonkeyPatch, file: Path, text: bytes) -> None:
    """Between the look at its size and the reading, `text` comes into the file."""
    look = os.fstat

    def save_after_looking(descriptor: int) -> os.stat_result:
        status = look(descriptor)
        file.write_bytes(text)
        return status

    monkeypatch.setattr(os, "fstat", save_after_looking)


@pytest.mark.parametrize("before", [b"", b"old", b"old text\n" * 10_000])
@pytest.mark.parametrize("text", [b"", b"a", b"new text\n", b"new text\n" * 5_000])
def test_a_file_that_is_saved_meanwhile_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes, text: bytes
) -> None:
    file = tmp_path / "kg.toml"
    file.write_bytes(before)
    grows(monkeypatch, file, text)
    assert read_file(str(file), 100_000) == text


def test_a_file_that_grows_too_large_meanwhile_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kg.toml"
    file.write_bytes(b"")
    grows(monkeypatch, file, b"x" * 20_000)
    with pytest.raises(Unreadable, match="more than the 10000 that kg reads"):
        read_file(str(file), 10_000)
