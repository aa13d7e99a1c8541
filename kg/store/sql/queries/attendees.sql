-- title: Attendees
-- description: Who was at a meeting, and what says so.
-- param meeting: key of the meeting
select
  node.label as person, node.key as person_key, a.certainty, a.basis, note.path as source, a.line
from nodes as m
cross join attendances as a on a.meeting_id = m.id
cross join nodes as node on node.id = a.person_id
cross join notes as note on note.id = a.note_id
where m.key = :meeting
order by note.path, a.line, node.label
