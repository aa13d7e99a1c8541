"""kg against two CommonMark parsers, on every vault in reach and on made-up text.

Where they differ, one of the rules of `RULES` must say why; docs/note-format.md explains them.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.parse import decode, parse_note
from tests.parse.oracles import Facts, comrak_facts, kg_facts, pyromark_facts

ROOT = Path(__file__).parents[2]
VAULTS = [ROOT / "examples/vault", ROOT / "../shared/vaults", ROOT / "../shared/cases/query-vault"]
NOTES = sorted(path for vault in VAULTS for path in vault.rglob("*.md"))

# A name for each difference there may be, and whether a text calls for it.
RULES: dict[str, Callable[[str], bool]] = {
    "what stands in a comment block is no list": lambda text: "%%" in text,
    "a link without a name but with a fragment": lambda text: "[[#" in text,
    "an empty checkbox is an item without text": lambda text: bool(
        re.search(r"\[.\][ \t]*$", text, re.M)
    ),
    "an HTML comment may be followed by text": lambda text: "-->" in text,
}
ORACLES = {"pyromark": pyromark_facts, "comrak": comrak_facts}


@pytest.mark.parametrize("oracle", ORACLES)
def test_equal_on_every_vault_in_reach(oracle: str) -> None:
    assert NOTES
    wrong: dict[str, tuple[Facts, Facts]] = {}
    for path in NOTES:
        body = parse_note(path.name, decode(path.read_bytes())[0]).body
        mine, theirs = kg_facts(body), ORACLES[oracle](body)
        if mine != theirs and not any(rule(body) for rule in RULES.values()):
            wrong[path.name] = (mine - theirs, theirs - mine)
    assert wrong == {}


PIECES = st.sampled_from(
    ["# ", "## a", "- ", "* ", "1. ", "2) ", "- [ ] x", "> ", "\n", "\n\n", "    ", "  ", " ",
     "```", "~~~", "```py\n", "[[a]]", "[[b|c]]", "***\n", "word", "w x", "\n- b\n", "x\n",
     "\n```\n"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=20).map("".join)


@pytest.mark.parametrize("oracle", ORACLES)
@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_equal_on_made_up_text(oracle: str, text: str) -> None:
    assume(not any(rule(text) for rule in RULES.values()))
    # A heading underlined takes one line in Obsidian, a whole paragraph in CommonMark, and with
    # it end code spans: `=` and a lone `-` are left to test_underlined_headings.
    assume(not re.search(r"^[ \t>]*[-=]+[ \t]*$", text, re.M))
    # comrak takes an empty ordered item at the very end of a text for a paragraph.
    assume(not re.search(r"\d[.)][ \t]*$", text))
    mine, theirs = kg_facts(text), ORACLES[oracle](text)
    assert mine == theirs


@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("text", ["a\n===", "a\nb\n---", "> a\n> ---", "- a\n  ===", "a\n\n---\n"])
def test_underlined_headings(oracle: str, text: str) -> None:
    assert kg_facts(text) == ORACLES[oracle](text)
