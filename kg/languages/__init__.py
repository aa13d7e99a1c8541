"""Query languages that stand in notes. Pure: they know pages by a small protocol, and no database."""
