-- title: Names of a thing
-- description: What it is called, then its aliases.
-- param node: key of the thing
select name
from (
  select n.label as name, 0 as place from nodes as n where n.key = :node
  union all
  select a.name, 1 from nodes as n cross join aliases as a on a.node_id = n.id where n.key = :node
)
group by name
order by min(place), name
