"""What of a text is no running text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.parse.prose import apart, is_apart


def kept(body: str) -> str:
    """The text without what is apart."""
    spans = apart(body)
    return "".join(char for at, char in enumerate(body) if not is_apart(spans, at, at + 1))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Met Ann.", "Met Ann."),
        ("Met [[Ann]] today", "Met  today"),
        ("Met [[Ann Lee|Ann]]", "Met "),
        ("![[Ann.png]] of her", " of her"),
        ("Met [Ann](People/Ann.md)", "Met "),
        ("Met [Ann](a (b) c.md).", "Met ."),
        ("Met [Ann][1] today", "Met  today"),
        ("[1]: People/Ann.md\nAnn", "\nAnn"),
        ("[^1]: Ann said so", "[^1]: Ann said so"),  # a footnote is text
        ("[owner:: Ann]", "[owner:: Ann]"),
        ("- [ ] Ann", "- [ ] Ann"),
        ("Say `Ann` and ``Ann ` Ann`` or `Ann", "Say  and  or Ann"),
        ("one ` only\n\nand ` Ann", "one  only\n\nand  Ann"),
        ("```\nAnn\n```\nBo", "Bo"),
        ("~~~ py\nAnn\n~~~\nBo", "Bo"),
        ("Bo\n\n    Ann in code\n\nCy", "Bo\n\n\nCy"),
        ("See https://ann.example/Ann and Bo", "See  and Bo"),
        ("See www.ann.example, Bo", "See  Bo"),
        ("Write to ann@bo.example now", "Write to  now"),
        ("<https://ann.example> Bo", " Bo"),
        ('<a href="Ann">Bo</a>', "Bo"),
        ("a < b and Ann > Bo", "a < b and Ann > Bo"),
        ("Bo %%Ann%% Cy", "Bo  Cy"),
        ("%%\nAnn\n%%\nBo", "\nBo"),
        ("costs $5, Ann has $6", "costs $5, Ann has $6"),
        ("with $Ann+1$ Bo", "with  Bo"),
        ("#ann/lee Bo", " Bo"),
        ("# Ann", "# Ann"),
        ("C# and R&D", "C# and R&D"),
        ("\\[[Ann]]", "[Ann]]"),
    ],
)
def test_apart(body: str, text: str) -> None:
    assert kept(body) == text


@example("```")
@example("\\``")
@given(st.text(alphabet="ab `[]()<>$%#!\\\n:/.@-", max_size=80))
def test_the_ranges_are_in_order_and_within_the_text(body: str) -> None:
    spans = apart(body)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(body) for edge in edges)
