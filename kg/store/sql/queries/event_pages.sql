-- title: Pages of meetings
-- description: The notes, or the lines in them, that are pages of one meeting, and why; the one that gives its title first.
-- param meeting: only those of the meeting with this key
-- column basis: own, source, source-file, text, mail or title
select
  note.title as page,
  note.date,
  e.basis,
  m.title as meeting,
  node.key as meeting_key,
  note.path as source,
  e.line
from nodes as node
cross join meetings as m on m.id = node.id
cross join event_pages as e on e.meeting_id = m.id
cross join notes as note on note.id = e.note_id
where nullif(:meeting, '') is null or node.key = :meeting
order by m.date is null, m.date desc, m.title, node.key, note.id <> m.note_id, note.path, e.line
