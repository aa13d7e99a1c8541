"""Whatever a note is made of: its queries stand between the pieces of its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("markdown_it", reason="needs kg-notes[datasette]")
from kg.languages.blocks import Block
from kg.web.markdown import Page, pieces

SIGNS = [
    "`", "= 1", "$= 1", "```dataview", "~~~tasks", "\n", "\n\n", "> ", "- ", "|", "|-|", "[", "](",
    ")", "![", "[[", "]]", "%00", "&#0;", "\0", "\\", "%%", "==", "<", '"', "x ",
]  # fmt: skip


@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_any_text_has_its_queries_between_its_pieces(text: str) -> None:
    *found, rest = pieces(text, Page(1, {}))
    assert rest == ""
    assert [isinstance(piece, Block) for piece in found] == [
        place % 2 == 1 for place in range(len(found))
    ]
    assert "\0" not in "".join(piece for piece in found if isinstance(piece, str))
