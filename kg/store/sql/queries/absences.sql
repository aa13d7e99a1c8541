-- title: Absences
-- description: Who was absent from which meeting, and what says so, the newest first.
-- param meeting: only from the meeting with this key
-- param person: only those of the person with this key
-- param limit: at most so many rows
with
gathering as materialized (select id from nodes where key = :meeting),
somebody as materialized (select id from nodes where key = :person)
select
  node.label as person,
  node.key as person_key,
  m.title as meeting,
  of.key as meeting_key,
  m.date,
  a.basis,
  note.path as source,
  a.line
from absences as a
cross join meetings as m on m.id = a.meeting_id
cross join nodes as of on of.id = a.meeting_id
cross join nodes as node on node.id = a.person_id
cross join notes as note on note.id = a.note_id
where (nullif(:meeting, '') is null or a.meeting_id in gathering)
  and (nullif(:person, '') is null or a.person_id in somebody)
order by m.date is null, m.date desc, m.title, node.label
limit coalesce(cast(nullif(:limit, '') as integer), -1)
