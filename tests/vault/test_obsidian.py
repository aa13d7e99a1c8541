"""What is taken from Obsidian's settings, and what is said where they are none."""

import json
from pathlib import Path

import pytest

from kg.vault.obsidian import Obsidian, read_obsidian, settings_text
from tests.builders import vault


def read(**files: bytes) -> Obsidian:
    names = {"app": "app.json", "daily": "daily-notes.json", "types": "types.json"}
    return read_obsidian({names[name]: data for name, data in files.items()})


def test_what_is_taken() -> None:
    found = read(
        app=b'{"userIgnoreFilters": ["Old/", "/x$/", "", 7, null], "promptDelete": false}',
        daily=b'{"folder": "/Journal/ ", "format": "YYYY/MM-DD"}',
        types=b'{"types": {"due": "date", "b": "text", "odd": 3}}',
    )
    types = (("b", "text"), ("due", "date"))
    assert found == Obsidian(("Old/", "/x$/"), "Journal", "YYYY/MM-DD", types, ())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "it is no JSON (Expecting property name"),
        (b"\x80\xff", "it is no JSON ("),
        (b'{"a": 1,}', "it is no JSON ("),
        (b'{"a": NaN}', "it is no JSON (NaN is no number)"),
        (b'{"a": -Infinity}', "it is no JSON (-Infinity is no number)"),
        (b"[]", "it holds no JSON object { }"),
        (b"null", "it holds no JSON object { }"),
        (b'"x"', "it holds no JSON object { }"),
        (b"[" * 100_000, "it nests too deep"),
        (b'{"a":' * 100_000, "it nests too deep"),
    ],
)
def test_what_is_no_json_is_passed_over_with_a_word(data: bytes, why: str) -> None:
    found = read(app=data, daily=b'{"folder": "Days"}')
    assert found.ignore == ()
    assert found.daily_folder == "Days"
    [(path, problem)] = found.problems
    assert (path, problem.code, problem.severity) == (
        ".obsidian/app.json",
        "unread-setting",
        "warning",
    )
    assert problem.message.startswith(f"settings of Obsidian are passed over: {why}")
    assert problem.message.endswith("set them in Obsidian again, or remove it")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"userIgnoreFilters": ["a"], "n": ' + b"9" * 5_000 + b"}",
        b'{"userIgnoreFilters": ["no"], "userIgnoreFilters": ["a"]}',  # as in JavaScript, the last
        '{"userIgnoreFilters": ["a"]}'.encode("utf-8-sig"),
        '{"userIgnoreFilters": ["a"]}'.encode("utf-16"),
        b'{"userIgnoreFilters": ["a"], "x": "\\ud800"}',
        b'{"userIgnoreFilters": ["a"], "x": ' + b"[" * 200 + b"]" * 200 + b"}",
    ],
)
def test_what_is_odd_but_json_is_read(data: bytes) -> None:
    found = read(app=data)
    assert found.problems == ()
    assert found.ignore == (("a",) if data else ())


@pytest.mark.parametrize("value", ["7", "null", "[]", "{}", '"x"', "true", "[[]]", '{"a": 1}'])
def test_values_of_other_kinds_are_none(value: str) -> None:
    data = value.encode()
    found = read(
        app=b'{"userIgnoreFilters": ' + (data if data != b"[]" else b"[7]") + b"}",
        daily=b'{"folder": ' + (b"7" if value == '"x"' else data) + b', "format": [' + data + b"]}",
        types=b'{"types": ' + data + b"}",
    )
    assert found == Obsidian()


def test_halves_of_characters_become_one_that_can_be_stored() -> None:
    found = read(
        app=b'{"userIgnoreFilters": ["\\ud800x", "\\ud83d\\ude00"]}',
        daily=b'{"folder": "D\\udfff", "format": "YYYY\\ud800"}',
    )
    assert found.ignore == ("\ufffdx", "😀")
    assert (found.daily_folder, found.daily_format) == ("D\ufffd", "YYYY\ufffd")


def test_thousands_of_types(tmp_path: Path) -> None:
    types = {f"key {n}": "text" for n in range(20_000)}
    data = json.dumps({"types": types}).encode()
    assert dict(read(types=data).types) == types


def test_no_settings_are_no_problem(tmp_path: Path) -> None:
    assert settings_text(str(tmp_path)) == ({}, [])
    (tmp_path / ".obsidian").mkdir()
    assert settings_text(str(tmp_path)) == ({}, [])


def test_a_folder_of_settings_may_be_a_link(tmp_path: Path) -> None:
    shared = vault(tmp_path / "shared", {"app.json": '{"userIgnoreFilters": ["a"]}'})
    folder = vault(tmp_path / "vault", {"a.md": ""})
    (folder / ".obsidian").symlink_to(shared)
    text, problems = settings_text(str(folder))
    assert (list(text), problems) == (["app.json"], [])


@pytest.mark.parametrize("to", [".obsidian", "nowhere", "a.md", "/dev/null"])
def test_a_folder_of_settings_that_is_none_is_told_once(tmp_path: Path, to: str) -> None:
    folder = vault(tmp_path / "vault", {"a.md": ""})
    (folder / ".obsidian").symlink_to(to)
    text, [(path, problem)] = settings_text(str(folder))
    assert (text, path, problem.code) == ({}, ".obsidian", "unread-setting")
    assert "it is no folder, or a link that leads nowhere" in problem.message
