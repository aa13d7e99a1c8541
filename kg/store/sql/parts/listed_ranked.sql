-- title: The first of a list
-- description: `ranked`: the first of `listed` by name.
ranked as materialized (
  select listed.id
  from listed
  cross join nodes as node on node.id = listed.id
  order by node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
)
