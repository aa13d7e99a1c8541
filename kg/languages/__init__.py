"""Query languages that stand in notes. Pure: pages are a small protocol, not a database."""
