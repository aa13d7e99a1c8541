-- title: Dated notes that name somebody
-- description: How many notes of a kind have a day, and a link that leads somewhere or a property of several values.
-- param kind: kind of the notes
select count(*)
from notes as n
where n.date is not null and n.kind = :kind
  and (
    exists (
      select 1 from links as l where l.source_note_id = n.id and l.target_node_id is not null
    )
    or exists (select 1 from properties as p where p.note_id = n.id and p.position > 0)
  )
