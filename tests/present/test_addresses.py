"""Where sources lead."""

import pytest

from kg.present.addresses import linked, template, unlinked


@pytest.mark.parametrize(
    ("form", "address"),
    [
        ("file", "file:///home/n%20b/My%20notes/People/Zo%C3%AB.md#L12"),
        ("obsidian", "obsidian://open?vault=My%20notes&file=People/Zo%C3%AB.md"),
        ("vscode://file{vault}/{path}:{line}",
         "vscode://file/home/n%20b/My%20notes/People/Zo%C3%AB.md:12"),
    ],
)  # fmt: skip
def test_a_place_leads_to_its_file_and_line(form: str, address: str) -> None:
    links = template(form, "/home/n b/My notes/")
    assert linked("Zoë", "People/Zoë.md:12", links) == f"\x1b]8;;{address}\x1b\\Zoë\x1b]8;;\x1b\\"


def test_nothing_in_a_name_or_a_setting_steers_the_terminal() -> None:
    links = template("x\x1b]0;y\x07://{path}", "/v")
    shown = linked("a", "b\x1b\\\x07?#.md:1", links)
    assert shown.count("\x1b") == 4
    assert "\x07" not in shown


def test_there_are_no_links_where_none_are_wanted() -> None:
    assert template("none", "/v") is None
    assert linked("a", "b.md:1", None) == "a"


def test_a_link_can_be_taken_away() -> None:
    links = template("file", "/v")
    text = f"x {linked('a', 'b.md:1', links)} y {linked('c', 'd.md', links)}\n"
    assert unlinked(text) == "x a y c\n"
    assert unlinked("plain") == "plain"
