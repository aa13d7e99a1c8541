-- title: Further places of problems that are told once a text
-- description: Of each problem with a text that names nobody, or with an @word that nobody is called by, all places but the first.
-- param problems: ids of problems, as a JSON array
with
chosen as materialized (
  select p.id, p.path, p.line, p.code, p.message
  from json_each(:problems) as one cross join problems as p on p.id = one.value
),
nobodies as materialized (
  select id, path, line, substr(message, 2, instr(message, '” in a list of people') - 2) as value
  from chosen where code = 'not-a-name'
),
mentions as materialized (
  select id, path, line,
    substr(message, instr(message, '“@') + 2, instr(message, '”') - instr(message, '“@') - 2) as value
  from chosen where code = 'unknown-mention'
),
told as (
  select t.id, t.path, t.line, said.note_id, said.node_id, said.line as at
  from meetings as m
  cross join claims as said on said.node_id = m.id and said.field = 'not_person'
  join nobodies as t on t.value = said.value
  where m.not_people is not null and exists (select 1 from nobodies)
  union all
  select t.id, t.path, t.line, said.note_id, said.node_id, said.line
  from (select distinct note_id from tasks where instr(text, '@') > 0) as with_words
  cross join claims as said on said.note_id = with_words.note_id and said.field = 'unknown_mention'
  join mentions as t on t.value = said.value
)
select told.id, n.path, told.at as line, node.key
from told
join notes as n on n.id = told.note_id
join nodes as node on node.id = told.node_id
where n.path <> told.path or told.at <> told.line
order by told.id, n.is_archived, n.path, told.at
