"""docs/meaning.md lists the settings and the English words as they are.

`python -m tests.interpret.test_meaning_docs` writes the list anew.
"""

import json
import textwrap
import tomllib
from pathlib import Path
from typing import Any

from kg import config
from kg.model.languages import of_languages
from kg.model.rules import fingerprint
from kg.model.vocabulary import DEFAULT, DEFAULT_RULES, SETTINGS

PAGE = Path(__file__).parents[2] / "docs" / "meaning.md"
START, END = "<!-- vocabulary -->\n", "<!-- end of vocabulary -->\n"


def as_toml(table: dict[str, Any] | None = None) -> str:
    """A vocabulary as a kg.toml: the default one without the words of other languages."""
    table = table or SETTINGS | of_languages("en", "signs")
    single = {key: value for key, value in table.items() if isinstance(value, list) and value}
    lines = [line(key, words) for key, words in single.items()]
    for key, section in table.items():
        if isinstance(section, dict) and section:
            lines += sections(key, section)
    return "\n".join(lines) + "\n"


def sections(name: str, section: dict[str, Any]) -> list[str]:
    own = [line(key, value) for key, value in section.items() if not isinstance(value, dict)]
    below = {key: value for key, value in section.items() if isinstance(value, dict)}
    return [
        *(["", f"[{name}]", *own] if own else []),
        *(one for key, value in below.items() for one in sections(f"{name}.{key}", value)),
    ]


def line(key: str, value: list[str] | str) -> str:
    name = key if key.replace("-", "").replace("_", "").isalnum() else json.dumps(key)
    if isinstance(value, str):
        return f"{name} = {json.dumps(value, ensure_ascii=False)}"
    quoted = [json.dumps(word, ensure_ascii=False).replace(" ", "\0") for word in value]
    text = f"{name} = [{', '.join(quoted)}]"
    lines = textwrap.wrap(text, 110, subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join(lines).replace("\0", " ")


def test_the_page_lists_every_word() -> None:
    listed = PAGE.read_text(encoding="utf-8").partition(START)[2].partition(END)[0]
    assert listed == f"```toml\n{as_toml()}```\n"


def test_the_list_is_a_kg_toml_that_changes_nothing() -> None:
    everything = as_toml(DEFAULT)
    assert tomllib.loads(everything)
    assert fingerprint(config.rules(everything.encode())) == fingerprint(DEFAULT_RULES)


if __name__ == "__main__":
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{START}```toml\n{as_toml()}```\n{END}{after}", encoding="utf-8")
