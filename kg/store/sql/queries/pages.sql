-- title: Pages of things
-- description: The notes that are pages of things, the primary one of each first.
-- param keys: keys of the things; without them, of all
-- column key: key of the thing
-- column path: path of the note
select n.key, note.path
from nodes as n
join notes as note on note.node_id = n.id
where nullif(:keys, '') is null
  or n.key in (
    select value
    from json_each(case when json_valid(:keys) then :keys else json_array(:keys) end)
  )
order by n.key, note.is_primary desc, note.path
