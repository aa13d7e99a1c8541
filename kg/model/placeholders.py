"""What a template should have filled in: `{{title}}`, `<% tp.file.title %>`."""

import re

_SPACED_BRACES = re.compile(r"\{\s++\{[^{}]*+\}\s*+\}")


def is_placeholder(text: str) -> bool:
    """Whether a value is, or holds, something a template should have filled in."""
    if "<" in text and (at := text.find("<%")) >= 0 and text.find("%>", at) >= 0:
        return True
    if "{" not in text:
        return False
    if (at := text.find("{{")) >= 0 and text.find("}}", at) >= 0:
        return True
    return _SPACED_BRACES.search(text) is not None
