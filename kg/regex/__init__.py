"""Regular expressions that others wrote: JavaScript's, answered in time that is linear in the text.

Python's own engine tries ways one after the other, and an expression of thirty characters keeps it
busy for years. Whatever a vault or a query brings goes through here instead (docs/decisions/0008).
"""

from kg.regex.automaton import Expression, expression
from kg.regex.nodes import Refused
from kg.regex.positions import Finder, Match
from kg.regex.replacing import replace_all, split

__all__ = ["Expression", "Finder", "Match", "Refused", "expression", "replace_all", "split"]
