"""Where running text may name somebody, and whether it says that they were met."""

import pytest

from kg.interpret.running_text import is_mere_mention, names_in


@pytest.mark.parametrize(
    ("text", "meant", "others"),
    [
        ("Ann Lee signed the lease", ["Ann Lee"], []),
        ("10:00 **Ann Lee** signed", ["Ann Lee"], []),
        ("the lease of Ann Lee", [], ["Ann Lee"]),
        ("mail from Ann Lee about the Iron Bridge", ["Ann Lee"], ["Iron Bridge"]),
        ("met Ann Lee, Bo Ek and Cy Day", ["Ann Lee", "Bo Ek", "Cy Day"], []),
        ("met Ann Lee, Bo Ek was away", ["Ann Lee"], ["Bo Ek"]),
        ("Met Ann Lee & Bo Ek", ["Ann Lee", "Bo Ek"], []),
        ("Gespräch mit Ann van der Lee", ["Ann van der Lee"], []),
        ("Mail von Ann Lee", ["Ann Lee"], []),
        ("die Pläne von Ann Lee", [], ["Pläne von Ann Lee"]),
        ("los planos de Ann Lee", [], ["Ann Lee"]),
        ("correo de Ann Lee", ["Ann Lee"], []),
        ("con Ana Roca y Luis Vega", ["Ana Roca", "Luis Vega"], []),
        ("with Ann Lee as chair", ["Ann Lee"], []),
        ("rozmowa z Anna Nowak", ["Anna Nowak"], []),
        ("talk with Ann L...", [], []),
        ("all is well", [], []),
    ],
)
def test_names_in_running_text(text: str, meant: list[str], others: list[str]) -> None:
    found = names_in(text)
    assert [one.text for one in found if one.meant] == meant
    assert [one.text for one in found if not one.meant] == others


@pytest.mark.parametrize("text", ["昨日与王岸讨论", "先日、王岸と話した"])
def test_scripts_without_spaces(text: str) -> None:
    assert any(one.text.startswith("王岸") and one.meant for one in names_in(text))


def test_what_only_mentions_says_so() -> None:
    assert is_mere_mention("Mentioned in: [[2026-01-06 Standup]]")
    assert is_mere_mention("**Erwähnt in**: ein Brief")
    assert not is_mere_mention("met Ann Lee, mentioned in the press")
