"""Files of Excalidraw and Kanban: their text, without what the programs keep for themselves."""

import re

# `## Drawing`, with what opens a comment around it, and the block of data below.
_DATA = re.compile(
    r"^(?:%%[ \t]*\n)?(?:#{1,2}[ \t]+Drawing[ \t]*\n+```(?:compressed-)?json|%% kanban:settings)\b",
    re.MULTILINE,
)


def without_data(body: str) -> str:
    """The body up to the drawing, or to the settings of a board; lines before it stay as they
    are."""
    found = _DATA.search(body)
    return body[: found.start()] if found else body
