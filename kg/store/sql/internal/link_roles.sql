-- title: Roles of the links of some things
-- description: By what their notes link others, and theirs link them: key of the thing, key of the other, role.
-- param keys: array of keys of the things
with it as materialized (
  select n.id, n.key from json_each(:keys) as v cross join nodes as n on n.key = v.value
)
select it.key, other.key, l.role
from it
cross join links as l on l.source_node_id = it.id
cross join nodes as other on other.id = l.target_node_id
where l.role is not null
union
select it.key, other.key, l.role
from it
cross join links as l on l.target_node_id = it.id
cross join nodes as other on other.id = l.source_node_id
where l.role is not null
order by 3, 2
