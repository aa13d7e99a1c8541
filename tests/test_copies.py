"""What a copy is called, as sync tools and systems name it in the language of their users."""

import pytest

from kg.model.copies import original_of


@pytest.mark.parametrize(
    ("name", "original", "certain"),
    [
        ("Ann Lee (Bo's conflicted copy 2026-01-02)", "Ann Lee", True),
        ("Ann Lee (SFConflict bo@x.example 2026-03-04-10-10-10)", "Ann Lee", True),
        ("Ann Lee.sync-conflict-20260102-101010-ABCDEFG", "Ann Lee", True),
        ("Ann Lee 2", "Ann Lee", False),
        ("Ann Lee (1)", "Ann Lee", False),
        ("Ann Lee copy", "Ann Lee", False),
        ("Ann Lee - Copy (2)", "Ann Lee", False),
        ("Ann Lee - Kopie", "Ann Lee", False),
        ("Ann Lee - 副本", "Ann Lee", False),
        ("佐藤のコピー", "佐藤", False),
        ("Copy of Ann Lee", "Ann Lee", False),
        ("Kopie von Ann Lee", "Ann Lee", False),
        ("Copia de Ann Lee", "Ann Lee", False),
        ("Ann Lee-DESKTOP-8QK2", "Ann Lee", False),
        ("Ann Lee-NORA-PC", "Ann Lee", False),
    ],
)
def test_a_name_tells_what_it_may_be_a_copy_of(name: str, original: str, certain: bool) -> None:
    assert original_of(f"People/{name}.md") == (f"People/{original}.md", certain)


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "Photocopy",
        "Copy editing",
        "Weir 2026",
        "2026-01-05",
        "My PC",
        "Copyright of Ann",
    ],
)
def test_no_other_name_does(name: str) -> None:
    assert original_of(f"Notes/{name}.md") is None
