-- title: Where a path leads
-- description: The thing whose page is the note at a path, or the other file there.
-- param path: a path in the vault
select node.key as node_key, null as file
from notes as note
join nodes as node on node.id = note.node_id
where note.path = :path
union all
select null, path from attachments where path = :path
