"""What a template should have filled in: `{{title}}`, `<% tp.file.title %>`."""

import re

_SPACED_BRACES = re.compile(r"\{\s++\{[^{}]*+\}\s*+\}")


def is_placeholder(text: str) -> bool:
    """Whether a value is, or holds, something a template should have filled in."""
    if "{{" in text and text.find("}}", text.find("{{")) >= 0:
        return True
    if "<%" in text and text.find("%>", text.find("<%")) >= 0:
        return True
    return "{" in text and _SPACED_BRACES.search(text) is not None
