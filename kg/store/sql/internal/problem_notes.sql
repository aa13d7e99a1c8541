-- title: Notes that problems concern
-- description: Of each problem the notes, and whether each lies in an archive. What is told once for several notes concerns all of them.
-- param problems: ids of problems, as a JSON array
with
chosen as materialized (
  select p.id, p.note_id, p.node_id, p.code, p.message
  from json_each(:problems) as one cross join problems as p on p.id = one.value
),
nobodies as materialized (
  select id, substr(message, 2, instr(message, '” in a list of people') - 2) as value
  from chosen where code = 'not-a-name'
),
fragments as materialized (
  select id, node_id,
    substr(message, instr(message, '“') + 1, instr(message, '” is in ') - instr(message, '“') - 1)
      as fragment
  from chosen where code in ('missing-heading', 'missing-block')
),
concerned as (
  select id, note_id from chosen where note_id is not null
  union
  select c.id, l.source_note_id
  from chosen as c
  cross join links as l
    on l.target_node_id = c.node_id
    and l.resolution = 'missing'
    and l.resolution in ('missing', 'ambiguous')  -- which is what the index holds
  where c.code = 'missing-link'
  union
  select f.id, l.source_note_id
  from (select distinct node_id from fragments) as d
  cross join links as l on l.target_node_id = d.node_id and l.fragment is not null
  cross join fragments as f on f.node_id = l.target_node_id and f.fragment = l.fragment
  union
  select c.id, said.note_id
  from meetings as m
  cross join claims as said on said.node_id = m.id and said.field = 'not_person'
  join nobodies as c on c.value = said.value
  where m.not_people is not null
)
select c.id, n.id as note_id, n.is_archived
from concerned as c join notes as n on n.id = c.note_id
