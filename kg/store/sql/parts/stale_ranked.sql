-- title: What is stale, in its order
-- description: `ranked`: the first of `overdue`.
ranked as materialized (
  select l.*
  from overdue as l
  cross join nodes as node on node.id = l.id
  order by
    -- include: stale_order
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
)
