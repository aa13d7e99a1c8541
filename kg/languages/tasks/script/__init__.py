"""The part of JavaScript that stands in queries: `filter by function task.tags.length > 1`.

`tokens` → `parser` → trees (`syntax`) → closures (`run`). What a value has behind its dot is told
by kind of value: `texts`, `lists`, `moments`, `tasks`. There is nothing to reach but what a query
is given; classes and the like are refused by name, and steps are counted.
"""
