-- title: Complete a kind
-- description: The kinds that kg.toml declares; for shell completion.
select name, name as key, plural as also
from kinds
order by name
