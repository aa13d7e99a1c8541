-- title: Where a thing is written
-- description: Its page; else where its event stands; else the first place that names it. `own` says that the place is about it.
-- param node: key of the thing
with
asked as materialized (select id from nodes where key = :node),
places(rank, path, line) as (
  select case when note.is_primary then 0 else 1 end, note.path, 1
  from asked cross join notes as note on note.node_id = asked.id
  union all
  select 2, note.path, e.line
  from asked
  cross join event_pages as e on e.meeting_id = asked.id
  cross join notes as note on note.id = e.note_id
  union all
  select 3, note.path, l.line
  from asked
  cross join links as l on l.target_node_id = asked.id
  cross join notes as note on note.id = l.source_note_id
  union all
  select 3, note.path, a.line
  from asked
  cross join attendances as a on a.person_id = asked.id
  cross join notes as note on note.id = a.note_id
  union all
  select 3, note.path, r.line
  from asked
  cross join relations as r on r.target_id = asked.id
  cross join notes as note on note.id = r.note_id
  union all
  select 3, note.path, t.line
  from asked
  cross join note_tags as t on t.tag_id = asked.id
  cross join notes as note on note.id = t.note_id
)
select path, line, rank < 3 as own from places order by rank, path, line limit 1
