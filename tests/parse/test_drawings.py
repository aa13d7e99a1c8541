"""Text of drawings and boards, without what the programs keep for themselves."""

import pytest

from kg.parse import parse_head, parse_note

DRAWING = "---\nexcalidraw-plugin: parsed\n---\n"
BOARD = "---\nkanban-plugin: board\n---\n"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (DRAWING + "Gate ^a\n\n%%\n## Drawing\n```compressed-json\nN4Kq\n```\n%%", "Gate ^a\n\n"),
        (DRAWING + "Gate\n# Drawing\n```json\n{}\n```\n", "Gate\n"),
        (DRAWING + "# Drawing\nof a gate\n", "# Drawing\nof a gate\n"),
        (BOARD + "## Now\n- [ ] Oil\n\n%% kanban:settings\n{}\n%%", "## Now\n- [ ] Oil\n\n"),
        ("Gate\n# Drawing\n```json\n{}\n```\n", "Gate\n# Drawing\n```json\n{}\n```\n"),
    ],
)
def test_where_the_text_ends(text: str, body: str) -> None:
    assert parse_note("x.md", text).body == body


@pytest.mark.parametrize(
    "text",
    [
        "---\ntype: person\ntags: [a, b/c]\n---\nText\n",
        "\ufeff---\r\ntype: person\r\n---\r\n",
        "---\ntype: [a\n---\n",
        "#person #work\n\nText with #tag.\n",
        "  #person\n",
        "No head.\n",
    ],
)
def test_the_head_alone_says_what_the_whole_note_says(text: str) -> None:
    head, whole = parse_head("x.md", text), parse_note("x.md", text)
    assert head.frontmatter == whole.frontmatter
    assert head.properties == whole.properties
    assert [t for t in head.tags if t.line is None] == [t for t in whole.tags if t.line is None]
