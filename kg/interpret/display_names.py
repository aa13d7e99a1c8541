"""What links call somebody: `[[Benedikt Orlov|Ben Orlov]]`, where the text shown is a name."""

from __future__ import annotations

from collections.abc import Iterable

from kg.interpret.jobs import is_job_title
from kg.interpret.looks import is_filler, is_group, is_name
from kg.interpret.words import HERE, HONORIFICS, POINTING, SENTENCE_WORDS
from kg.model.names import page_name, slug
from kg.model.note import Link
from kg.model.page import DisplayName

# One such word alone stands in place of a name, or beside one.
_NO_NAME_ALONE = HERE | HONORIFICS | POINTING | SENTENCE_WORDS


def display_names(links: Iterable[Link]) -> tuple[DisplayName, ...]:
    """The names that links show in place of a page's own, each with the link's target."""
    found = {
        DisplayName(link.display.strip(), link.target): None
        for link in links
        if link.display and link.target and not link.external and link.kind != "embed"
        if _is_another_name(link.display.strip(), link.target)
    }
    return tuple(found)


def _is_another_name(shown: str, target: str) -> bool:
    if not is_name(shown) or is_filler(shown) or is_group(shown) or is_job_title(shown):
        return False
    folded = slug(shown)
    if folded == slug(page_name(target)):
        return False
    return folded not in _NO_NAME_ALONE
