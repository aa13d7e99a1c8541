-- title: One step in the graph
-- description: Every pair of a thing and what it is tied to, in either direction; the step that searching for a path repeats.
-- param nodes: ids of the things to start from (an array)
-- param kinds: only to things of one of these kinds
-- param ties: only by ties of one of these kinds
-- param through_me = 0: 1 steps on the owner of the notes, too
with
asked as materialized (
  select (select as_of from imports order by id desc limit 1) as day
),
start as materialized (select value as id from json_each(:nodes)),
wanted as materialized (
  select value as tie
  from json_each(case when json_valid(:ties) then :ties else json_array(:ties) end)
),
steps(id, other_id, tie) as (
  select s.id, l.target_node_id, 'link'
  from start as s cross join links as l on l.source_node_id = s.id
  union all
  select s.id, l.source_node_id, 'link'
  from start as s cross join links as l on l.target_node_id = s.id
  union all
  select s.id, r.target_id, r.kind
  from start as s cross join relations as r on r.source_id = s.id and r.kind <> 'attended'
  union all
  select s.id, r.source_id, r.kind
  from start as s cross join relations as r on r.target_id = s.id and r.kind <> 'attended'
  union all
  select s.id, a.meeting_id, 'attended'
  from start as s cross join attendances as a on a.person_id = s.id
  union all
  select s.id, a.person_id, 'attended'
  from start as s cross join attendances as a on a.meeting_id = s.id
  union all
  select s.id, c.about_id, case c.direct when 1 then 'contacted' else 'mentioned' end
  from start as s cross join asked cross join contacts as c on c.person_id = s.id
  where c.date <= asked.day
  union all
  select s.id, c.person_id, case c.direct when 1 then 'contacted' else 'mentioned' end
  from start as s cross join asked cross join contacts as c on c.about_id = s.id
  where c.date <= asked.day
  union all
  select s.id, nt.tag_id, 'tagged'
  from start as s
  cross join notes as n on n.node_id = s.id
  cross join note_tags as nt on nt.note_id = n.id
  union all
  select s.id, n.node_id, 'tagged'
  from start as s
  cross join note_tags as nt on nt.tag_id = s.id
  cross join notes as n on n.id = nt.note_id
  union all
  select s.id, coalesce(t.about_id, n.node_id), 'task'
  from start as s
  cross join tasks as t on t.owner_id = s.id
  cross join notes as n on n.id = t.note_id
  union all
  select s.id, t.owner_id, 'task'
  from start as s cross join tasks as t on t.about_id = s.id
  union all
  select s.id, t.owner_id, 'task'
  from start as s
  cross join notes as n on n.node_id = s.id
  cross join tasks as t on t.note_id = n.id
  where t.about_id is null
)
select distinct steps.id, steps.other_id
from steps
cross join nodes as other on other.id = steps.other_id
where steps.other_id <> steps.id
  and (nullif(:ties, '') is null or steps.tie in wanted)
  and (
    nullif(:kinds, '') is null
    or other.kind in (
      select value
      from json_each(case when json_valid(:kinds) then :kinds else json_array(:kinds) end)
    )
  )
  and (
    coalesce(cast(:through_me as integer), 0)
    or steps.other_id not in (select id from people where is_me)
  )
