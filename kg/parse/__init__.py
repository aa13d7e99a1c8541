"""From the text of a note to what it says: pure, linear, and never raising."""

from kg.parse.decode import decode
from kg.parse.note import parse_head, parse_note

__all__ = ["decode", "parse_head", "parse_note"]
