-- title: What is stale the most
-- description: `ranked`: the first of `overdue`, in the order of the query `stale`.
ranked as materialized (
  select o.*
  from overdue as o
  cross join nodes as node on node.id = o.id
  order by
    coalesce(o.is_mine, 0), o.days_ago is not null, o.days_ago - o.limit_days desc,
    node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
