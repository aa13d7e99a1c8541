-- title: Notes to which a note links
-- description: As Obsidian finds them, in the order of the links.
-- param note: id of the note
select l.target_note_id
from links as l
where l.source_note_id = :note
  and l.target_note_id is not null
  and l.resolution in ('path', 'relative', 'ambiguous')
order by l.line, l.id
