-- title: Longer names
-- description: Names of others that hold one of the names of a thing, folded; and who else is called as it is.
-- param node: key of the thing
with own as materialized (
  select n.id, n.slug from nodes as n where n.key = :node
  union
  select n.id, a.slug from nodes as n cross join aliases as a on a.node_id = n.id where n.key = :node
)
select n.slug, n.key, n.slug = own.slug as is_same
from own
cross join nodes as n on instr(n.slug, own.slug) and n.id <> own.id and n.kind <> 'tag'
union
select a.slug, n.key, a.slug = own.slug
from own
cross join aliases as a on instr(a.slug, own.slug) and a.node_id <> own.id
cross join nodes as n on n.id = a.node_id
order by 1, 2
