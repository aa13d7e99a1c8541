"""What options accept, and what they say when they do not."""

import pytest

from kg.cli import values


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (values.whole, "0", 0),
        (values.whole, "20", 20),
        (values.seconds, "0.5", 0.5),
        (values.day, "2026-01-10", "2026-01-10"),
        (values.span, "30", 30),
        (values.span, "30d", 30),
        (values.span, "6w", 42),
        (values.span, "3m", 90),
        (values.span, "1y", 365),
        (values.moment, "2026-01-10", "2026-01-10"),
        (values.moment, "2w", "2w"),
        (values.moment, "last monday", "last monday"),
        (values.day, "2025", "2025-12-31"),
        (values.day, "2025-02", "2025-02-28"),
        (values.span, "2 weeks", 14),
        (values.assignment, "day=2026=x", ("day", "2026=x")),
        (values.assignment, "day=", ("day", "")),
    ],
)
def test_read(read, text, value) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *((values.whole, text) for text in ["-1", "1.5", "", "²", "1_000"]),
        *((values.seconds, text) for text in ["0", "-1", "nan", "inf", "soon", ""]),
        *((values.day, text) for text in ["2026-02-30", "soon", "monday", "05/06/2025", ""]),
        *((values.span, text) for text in ["", "d", "-3d", "3x", "³d", "9999999d"]),
        *((values.moment, text) for text in ["", "soon", "2026-13-01"]),
        *((values.assignment, text) for text in ["x", "=1", "a b=1", "1a=2"]),
    ],
)
def test_refuse_with_a_sentence(read, text: str) -> None:
    with pytest.raises(ValueError, match=f"^“{text}” is "):
        read(text)
