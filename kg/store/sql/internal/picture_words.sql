-- title: What things are found by
-- description: Aliases, tags and properties of things, beside their names and paths.
-- param keys: array of the keys of the things
with wanted as (
  select n.id, n.key
  from json_each(:keys) as given
  cross join nodes as n on n.key = given.value
)
select w.key, a.name as word, 0 as place, a.id
from wanted as w cross join aliases as a on a.node_id = w.id
union all
select w.key, '#' || ltrim(tag.name, '#'), 1, tag.id
from wanted as w
cross join notes as note on note.node_id = w.id
cross join note_tags as tag on tag.note_id = note.id
union all
select w.key, p.key || ': ' || substr(p.value, 1, 80), 2, p.id
from wanted as w
cross join notes as note on note.node_id = w.id
cross join properties as p on p.note_id = note.id
where p.value <> '' and p.task_id is null
order by 1, 3, 4
