"""Home folders that paths in a note name."""

import pytest

from kg.interpret.home_folders import glued, home_folders

NAMES = [
    ("/Users/ann.lee/Notes", ["annlee"]),
    ("at `/home/ann_lee/x`, /home/ann_lee/y", ["annlee"]),
    ("C:\\Users\\Ann Lee\\x", ["annlee"]),
    ('"C:\\\\Users\\\\annlee\\\\x"', ["annlee"]),
    ("file:///Users/ann-lee/x", ["annlee"]),
    ("---\ntranscript_path: /Users/José.Ek/a.m4a\n---\n", ["joseek"]),
    ("/Users/ann.lee/x /home/bo/y", ["annlee", "bo"]),
    # Addresses in the web, other folders, and what is no folder of somebody.
    ("https://acme.example/Users/ann.lee/x", []),
    ("https://acme.example/home/ann.lee/x", []),
    ("~/home/ann.lee/x and ./home/bo/x", []),
    ("/srv/home/ann.lee/x", []),
    ("/users/ann.lee/x", []),
    ("/home/ann.lee", []),
    ("/home/ is where we live", []),
    ("/Users//x", []),
]


@pytest.mark.parametrize(("text", "found"), NAMES)
def test_home_folders(text: str, found: list[str]) -> None:
    assert home_folders(text) == found


def test_all_signs_of_an_account_are_one() -> None:
    assert {glued(name) for name in ("Ann Lee", "ann.lee", "ann_lee", "ANN-LEE", "annlee")} == {
        "annlee"
    }
