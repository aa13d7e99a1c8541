"""Each closed set is a type and names, and the two say the same words."""

from typing import get_args

import pytest

from kg.model import kinds


def words(names: type) -> list[str]:
    return [word for name, word in vars(names).items() if name.isupper()]


def of_nodes_and_pages() -> list[str]:
    return list(dict.fromkeys((*kinds.KINDS, *get_args(kinds.PageKind), "attachment")))


SETS = [
    (kinds.Kinds, of_nodes_and_pages()),
    (kinds.Certainties, list(get_args(kinds.CertaintyOrStated))),
    (kinds.Severities, list(kinds.SEVERITIES)),
    (kinds.Scopes, list(get_args(kinds.Scope))),
    (kinds.Codes, list(kinds.CODES)),
    (kinds.Outcomes, list(get_args(kinds.Outcome))),
    (kinds.Bases, list(get_args(kinds.Basis))),
    (kinds.Channels, list(get_args(kinds.BuiltinChannel))),
    (kinds.MeetingKinds, list(get_args(kinds.BuiltinMeetingKind))),
    (kinds.States, list(get_args(kinds.BuiltinState))),
    (kinds.NameForms, list(get_args(kinds.NameForm))),
]


@pytest.mark.parametrize(("names", "members"), SETS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_names_of_a_set_are_its_words(names: type, members: list[str]) -> None:
    assert words(names) == members


def test_names_are_spelt_like_their_words() -> None:
    for names, _ in SETS:
        for name, word in vars(names).items():
            if name.isupper() and word not in ("", "1-1"):
                assert name == word.upper().replace("-", "_")
