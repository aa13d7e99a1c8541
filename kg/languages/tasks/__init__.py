"""The query language of the Tasks plugin (8.3), answered as the plugin answers it.

Read `execute.py` first: text → `statements` → `query` (filters, sorters, groupers) over tasks that
`line` reads → groups of tasks. What stands behind `function` is read and run in `script/`.
"""
