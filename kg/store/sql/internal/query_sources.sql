-- title: Notes that link to a note
-- description: As Obsidian finds them: by a path or the name of a file, not by an alias.
-- param note: id of the note
select distinct l.source_note_id
from notes as n
join links as l on l.target_node_id = n.node_id
where n.id = :note
  and l.target_note_id = n.id
  and l.resolution in ('path', 'relative', 'ambiguous')
