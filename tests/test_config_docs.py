"""docs/config.md tells every setting of kg.toml, each once, with its shape and an example."""

import re
import tomllib
from pathlib import Path

import pytest

from kg import config

PAGE = Path(__file__).parents[1] / "docs" / "config.md"
SHAPES = {
    "text": "A text.",
    "address": "An address.",
    "order": "One of two texts.",
    "words": "A list of texts.",
    "groups": "Groups.",
    "meanings": "Words by meaning.",
    "own meanings": "Words by meaning, also new ones.",
    "fields": "Words by field.",
    "marks": "Characters by state.",
    "days": "Days by tag.",
    "refresh": "One of three texts.",
    "milliseconds": "Milliseconds.",
    "kinds": "Sections.",
    "questions": "Sections of questions.",
}


def told() -> list[tuple[str, str]]:
    """The settings that the page tells, each with its section."""
    parts = re.split(r"^### `(\w+)`$", PAGE.read_text(encoding="utf-8"), flags=re.M)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def test_every_setting_is_told_once() -> None:
    assert sorted(name for name, _ in told()) == sorted(config.SHAPES)


@pytest.mark.parametrize(("name", "text"), told())
def test_a_setting_is_told_with_its_shape_and_an_example(name: str, text: str) -> None:
    assert text.lstrip().startswith(SHAPES[config.SHAPES[name]]), text
    (example,) = re.findall(r"^```toml\n(.*?)^```$", text, flags=re.M | re.S)
    assert list(tomllib.loads(example)) == [name]
    config.rules(example.encode())
