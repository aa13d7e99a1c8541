-- title: Orphans
-- description: Notes with no tie to anything: no link in or out, no contact, meeting or relation. Tags do not count as ties, and templates are left out.
-- column note: title of the note
-- column node_key: key of the note, or of the thing whose page it is
-- column kind: what the note is
-- column path: path of the note
-- column date: date of the note
create view orphans as
select note.title as note, node.key as node_key, note.kind, note.path, note.date
from notes as note
left join nodes as node on node.id = note.node_id
where note.kind <> 'template'
  and not exists (
    select 1 from links as l
    where l.source_node_id = note.node_id and l.target_node_id <> note.node_id
  )
  and not exists (
    select 1 from links as l
    where l.target_node_id = note.node_id and l.source_node_id <> note.node_id
  )
  and not exists (select 1 from relations as r where r.source_id = note.node_id)
  and not exists (select 1 from relations as r where r.target_id = note.node_id)
  and not exists (select 1 from contacts as c where c.person_id = note.node_id)
  and not exists (select 1 from contacts as c where c.about_id = note.node_id)
  and not exists (select 1 from attendances as a where a.person_id = note.node_id)
  and not exists (select 1 from attendances as a where a.meeting_id = note.node_id)
  and not exists (select 1 from contacts as c where c.note_id = note.id)
