-- title: Who goes cold, and how many
-- description: Rows of the query `stale` about people who were contacted once, each after the number of all of them: those with a cadence of their own, the most overdue first; then others who work elsewhere than the owner of the notes, if that is asked for, who went cold last first.
-- leaves out: me
-- param over: listed from more than so many days without contact
-- param kind: person
-- param status: nothing
-- param without_page: 0
-- param external: nothing, as in the query; `elsewhere` says it of those without a cadence
-- param internal: nothing
-- param elsewhere: 1 leaves out who has no cadence and does not work elsewhere
-- param as_of: the day that the question is asked about; without it, the day of the last import
-- param limit: at most so many rows
with
-- include: overdue
,
cold as materialized (
  select * from overdue
  where days_ago is not null and (cadence_days is not null or not :elsewhere or is_mine = 0)
),
ranked as materialized (
  select l.*
  from cold as l
  cross join nodes as node on node.id = l.id
  order by
    l.cadence_days is null,
    case when l.cadence_days is not null then coalesce(l.is_mine, 0) end,
    case when l.cadence_days is null then 1 else -1 end * (l.days_ago - l.limit_days),
    node.label, node.key
  limit coalesce(:limit, -1)
),
-- include: stale_listed
select
  (select count(*) from cold) as in_all,
  -- include: stale_rows
order by
  l.cadence_days is null,
  case when l.cadence_days is not null then coalesce(l.is_mine, 0) end,
  case when l.cadence_days is null then 1 else -1 end * (l.days_ago - l.limit_days),
  node.label, node.key
