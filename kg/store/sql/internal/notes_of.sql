-- title: Notes of a thing
-- description: The pages of a thing, the primary one first.
-- param key: key of the thing
select note.path, note.title, note.kind, note.date, note.words, note.is_primary, note.is_archived
from nodes as n
join notes as note on note.node_id = n.id
where n.key = :key
order by note.is_primary desc, note.path
