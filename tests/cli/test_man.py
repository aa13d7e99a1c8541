"""The man pages say what the commands declare."""

import shutil
import subprocess

import pytest

from kg.cli.man import page_name, pages
from kg.cli.registry import COMMANDS, listed, load

PAGES = pages()


def shown(text: str) -> str:
    """A page as it is read, without signs for bold and italic."""
    groff = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-u", "-rLL=200n"]
    done = subprocess.run(groff, input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return " ".join(done.stdout.replace("\N{HYPHEN}", "-").replace("\N{MINUS SIGN}", "-").split())


def test_there_is_a_page_for_each_command() -> None:
    assert set(PAGES) == {"kg.1", *(f"{page_name(name)}.1" for name in COMMANDS)}
    for name in COMMANDS:
        about = listed(name).about
        assert f"kg {name}".replace("-", r"\-") in PAGES["kg.1"]
        assert about.replace("-", r"\-") in PAGES["kg.1"]


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
@pytest.mark.parametrize("name", ["last-contact", "db check", "search", "sql"])
def test_a_page_says_what_the_command_declares(name: str) -> None:
    command = load(name)
    text = shown(PAGES[f"{page_name(name)}.1"])
    assert f"{page_name(name)} - {command.about}" in text
    for option in command.every_option():
        assert " ".join(option.about.replace("`", "").split()) in text
        assert all(flag in text for flag in option.flags)
    for example in command.examples:
        assert " ".join(example.split()) in text


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_every_page_is_well_formed() -> None:
    for text in PAGES.values():
        shown(text)
