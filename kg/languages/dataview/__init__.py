"""Dataview's query language, answered as its plugin (0.5) answers it.

Read `execute.py` first: text → `parser` → `syntax` → `evaluate` over `pages` → a result, which
`render` writes. What a note brings along (fields, list items) is read in `notes/`.
"""
