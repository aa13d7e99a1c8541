-- title: What was said at meetings
-- description: The statements of one kind in the notes of meetings, whatever they are about, the newest first.
-- param sources: paths of notes, as a JSON array; those of other kinds than a meeting count for nothing
-- param kind: fact, decision, risk, question, blocker or opportunity
select
  node.label as about,
  node.key as about_key,
  s.kind,
  s.text,
  coalesce(s.date, note.date) as date,
  note.path as source,
  s.line
from json_each(:sources) as one
cross join notes as note on note.path = one.value and note.kind = 'meeting'
cross join statements as s on s.note_id = note.id
cross join nodes as node on node.id = s.node_id
where s.kind = :kind
order by coalesce(s.date, note.date) desc, note.path, s.line
