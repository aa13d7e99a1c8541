-- title: What is tied to a thing
-- description: The things at the other end of every tie of a thing, in both directions: the ends of the rows of edges without what those say of each tie, which takes longer to find.
-- param key: key of the thing, or an array of keys
-- param kinds: only things of these kinds, or with the keys in besides
-- param besides: keys of things that may be of any kind
-- column of: key of the thing that was asked for
-- column key: key of a thing that it is tied to
-- column kind: kind of the tie, as in edges
with
it as materialized (
  select n.id, n.key
  from json_each(case when json_valid(:key) then :key else json_array(:key) end) as v
  cross join nodes as n on n.key = v.value
),
ends as (
  select it.id as of_id, l.target_node_id as id, 'link' as kind
  from it cross join links as l on l.source_node_id = it.id
  union
  select it.id, l.source_node_id, 'link' from it cross join links as l on l.target_node_id = it.id
  union
  select it.id, r.target_id, r.kind from it cross join relations as r on r.source_id = it.id
  where r.kind <> 'attended'
  union
  select it.id, r.source_id, r.kind from it cross join relations as r on r.target_id = it.id
  where r.kind <> 'attended'
  union
  select it.id, a.meeting_id, 'attended' from it cross join attendances as a on a.person_id = it.id
  union
  select it.id, a.person_id, 'attended' from it cross join attendances as a on a.meeting_id = it.id
  union
  select it.id, c.about_id, case c.direct when 1 then 'contacted' else 'mentioned' end
  from it cross join contacts as c on c.person_id = it.id
  where c.date <= (select as_of from imports order by id desc limit 1)
  union
  select it.id, c.person_id, case c.direct when 1 then 'contacted' else 'mentioned' end
  from it cross join contacts as c on c.about_id = it.id
  where c.date <= (select as_of from imports order by id desc limit 1)
  union
  select it.id, nt.tag_id, 'tagged'
  from it cross join notes as n on n.node_id = it.id cross join note_tags as nt on nt.note_id = n.id
  union
  select it.id, n.node_id, 'tagged'
  from it cross join note_tags as nt on nt.tag_id = it.id cross join notes as n on n.id = nt.note_id
  union
  select it.id, coalesce(task.about_id, n.node_id), 'task'
  from it
  cross join tasks as task on task.owner_id = it.id
  cross join notes as n on n.id = task.note_id
  union
  select it.id, task.owner_id, 'task' from it cross join tasks as task on task.about_id = it.id
  union
  select it.id, task.owner_id, 'task'
  from it cross join notes as n on n.node_id = it.id cross join tasks as task on task.note_id = n.id
  where task.about_id is null
)
select it.key as of, n.key, ends.kind
from ends
cross join it on it.id = ends.of_id
cross join nodes as n on n.id = ends.id
where ends.id <> it.id
  and (
    nullif(:kinds, '') is null
    or n.kind in (
      select value
      from json_each(case when json_valid(:kinds) then :kinds else json_array(:kinds) end)
    )
    or n.key in (
      select value
      from json_each(case when json_valid(:besides) then :besides else json_array(:besides) end)
    )
  )
