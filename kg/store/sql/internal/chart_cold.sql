-- title: Who went cold
-- description: People who were contacted, but not within their cadence, or without one within so many days: those with a cadence first, of these the most overdue, of the others the latest. Each after the number of all.
-- leaves out: me
-- param over = 30: without contact for more than so many days
-- param elsewhere: 1 takes of those without a cadence only people who work elsewhere than the owner of the notes
-- param kind: person
-- param status: null
-- param without_page: 0
-- param external: 0
-- param internal: 0
-- param as_of: the day that the question is asked about
-- param limit: at most so many rows
with
-- include: overdue
cold as materialized (
  select o.*
  from overdue as o
  where o.days_ago is not null
    and (o.cadence_days is not null or not :elsewhere or o.is_mine = 0)
),
ranked as materialized (
  select c.*, node.label
  from cold as c
  cross join nodes as node on node.id = c.id
  order by
    c.cadence_days is null,
    case when c.cadence_days is not null then coalesce(c.is_mine, 0) end,
    case when c.cadence_days is null then c.days_ago - c.limit_days else c.limit_days - c.days_ago end,
    node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
-- include: stale_listed
select
  (select count(*) from cold) as in_all,
  -- include: stale_rows
order by
  l.cadence_days is null,
  case when l.cadence_days is not null then coalesce(l.is_mine, 0) end,
  case when l.cadence_days is null then l.days_ago - l.limit_days else l.limit_days - l.days_ago end,
  node.label, node.key
