"""Each closed set is a type and names, and the two say the same words."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

import kg
from kg.model import kinds

PACKAGE = Path(kg.__file__).parent


def words(names: type) -> list[str]:
    return [word for name, word in vars(names).items() if name.isupper()]


def texts(path: Path) -> set[str]:
    """The texts that a module holds."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    constants = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {text for text in constants if isinstance(text, str)}


def of_nodes_and_pages() -> list[str]:
    return list(dict.fromkeys((*kinds.KINDS, *get_args(kinds.PageKind), "attachment")))


SETS = [
    (kinds.Kinds, of_nodes_and_pages()),
    (kinds.Certainties, list(get_args(kinds.CertaintyOrStated))),
    (kinds.Severities, list(kinds.SEVERITIES)),
    (kinds.Scopes, list(get_args(kinds.Scope))),
    (kinds.Codes, list(kinds.CODES)),
    (kinds.MatchReasons, list(get_args(kinds.MatchReason))),
    (kinds.Outcomes, list(get_args(kinds.Outcome))),
    (kinds.Bases, list(get_args(kinds.Basis))),
    (kinds.Channels, list(get_args(kinds.BuiltinChannel))),
    (kinds.MeetingKinds, list(get_args(kinds.BuiltinMeetingKind))),
    (kinds.States, list(get_args(kinds.BuiltinState))),
    (kinds.AliasSources, list(get_args(kinds.AliasSource))),
    (kinds.EventBases, list(get_args(kinds.EventBasis))),
    (kinds.MemberRoles, list(get_args(kinds.MemberRole))),
    (kinds.PageBases, list(get_args(kinds.PageBasis))),
    (kinds.Standings, list(kinds.STANDINGS)),
    (kinds.MeBases, list(get_args(kinds.MeBasis))),
    (kinds.MyOrganizationBases, list(get_args(kinds.MyOrganizationBasis))),
    (kinds.NameForms, list(get_args(kinds.NameForm))),
]


@pytest.mark.parametrize(("names", "members"), SETS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_names_of_a_set_are_its_words(names: type, members: list[str]) -> None:
    assert words(names) == members


def test_words_of_two_parts_are_spelt_out_nowhere_else() -> None:
    """Of the others nobody can tell: "text" is a word of many sets."""
    closed = {word for names, _ in SETS for word in words(names) if re.search("[a-z]-[a-z]", word)}
    for path in PACKAGE.rglob("*.py"):
        if path.name != "kinds.py":
            assert texts(path) & closed == set(), path


def test_names_are_spelt_like_their_words() -> None:
    for names, _ in SETS:
        for name, word in vars(names).items():
            if name.isupper() and word not in ("", "1-1"):
                assert name == word.upper().replace("-", "_")
