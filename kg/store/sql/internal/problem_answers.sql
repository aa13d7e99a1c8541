-- title: Whose answers rest on notes
-- description: Of each note the people, me apart, and the projects and organizations of whom it tells something.
-- param notes: ids of notes, as a JSON array
with
wanted as materialized (select value as note_id from json_each(:notes)),
told as (
  select n.id as note_id, n.node_id from wanted as w cross join notes as n on n.id = w.note_id
  union
  select w.note_id, c.node_id from wanted as w cross join claims as c on c.note_id = w.note_id
  union
  select w.note_id, c.value_id
  from wanted as w
  cross join claims as c on c.note_id = w.note_id and c.value_id is not null
  union
  select w.note_id, c.person_id from wanted as w cross join contacts as c on c.note_id = w.note_id
  union
  select w.note_id, c.about_id
  from wanted as w
  cross join contacts as c on c.note_id = w.note_id and c.about_id is not null
)
select t.note_id, node.id as node_id
from told as t
cross join nodes as node
  on node.id = t.node_id and
  -- include: is_entity
where not exists (select 1 from people as p where p.id = t.node_id and p.is_me = 1)
