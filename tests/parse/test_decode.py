"""From bytes to text."""

import pytest

from kg.parse import decode


@pytest.mark.parametrize(
    ("data", "text", "problems"),
    [
        (b"", "", []),
        ("Grüße 👍".encode(), "Grüße 👍", []),
        (b"\xef\xbb\xbf# A", "# A", []),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd", []),
        ("\ufeffa é".encode("utf-16-le"), "a é", []),
        ("\ufeffa é".encode("utf-16-be"), "a é", []),
        (b"one\ntwo \xe9\xe8\n\xff", "one\ntwo \ufffd\ufffd\n\ufffd", [("invalid-utf8", 2)]),
        (b"a\r\n\x00b\x00", "a\n\ufffdb\ufffd", [("nul", 2)]),
        ("Zoe\u0308 \u1112\u1161\u11ab".encode(), "Zo\u00eb \ud55c", []),
        (b"\xff\xfea\x00\n\x00\x00", "a\n\ufffd", [("invalid-utf16", 2)]),
    ],
)
def test_decode(data: bytes, text: str, problems: list[tuple[str, int]]) -> None:
    found, wrong = decode(data)
    assert found == text
    assert [(problem.code, problem.line) for problem in wrong] == problems
