-- title: What changed
-- description: Notes that were added or edited, and facts that differ from an earlier import, the newest first.
-- param since: only from this day on; without it, the seven days before the last import
-- param as_of: up to this day; without it, everything since
-- param kind: only person, project, organization, meeting or note, or an array of these
-- param limit: at most so many rows
with
asked as materialized (
  select coalesce(
    date(nullif(:since, '')), (select date(as_of, '-7 days') from imports order by id desc limit 1)
  ) as day,
  coalesce(date(nullif(:as_of, '')), '9999-12-31') || 'T99' as last
),
found as (
  select
    substr(c.seen_at, 1, 10) as date, c.field as what, coalesce(n.label, c.node_key) as name,
    c.node_key as key, coalesce(n.kind, substr(c.node_key, 1, instr(c.node_key, ':') - 1)) as kind,
    c.old, c.new,
    (select path from notes where node_id = c.node_id order by is_primary desc, path) as source
  from asked
  cross join changes as c on c.seen_at between asked.day and asked.last
  left join nodes as n on n.id = c.node_id
  union all
  select
    case when note.created >= asked.day then substr(note.created, 1, 10)
      else substr(note.modified, 1, 10) end,
    case when note.created >= asked.day then 'added' else 'edited' end,
    note.title, node.key, node.kind, null, null, note.path
  from asked
  cross join notes as note
  cross join nodes as node on node.id = note.node_id
  where note.modified between asked.day and asked.last
    or note.created between asked.day and asked.last
)
select date, what, name, key, kind, old, new, source
from found
where nullif(:kind, '') is null
  or kind in (
    select value from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
  )
order by date desc, what in ('added', 'edited'), name, key, what, source
limit coalesce(cast(nullif(:limit, '') as integer), -1)
