-- title: Meetings whose notes name nobody
-- over: nodes
select m.note_id, m.id as node_id, n.path, null as line, 'warning' as severity,
       'a meeting with nobody in it counts for nothing; name who was there, as in'
       || ' `attendees: [Ann Lee]` or below a heading “Attendees”' as message
from looked_at t
cross join meetings m on m.id = t.id and m.note_id is not null and m.date is not null
join notes n on n.id = m.note_id
where not exists (select 1 from attendances a where a.meeting_id = m.id)
  and not exists (select 1 from absences a where a.meeting_id = m.id)
