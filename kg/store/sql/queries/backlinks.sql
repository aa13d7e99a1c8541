-- title: Backlinks
-- description: The links that lead to a note or a thing, and where they stand.
-- param node: key of the note, or of the thing
-- param limit: at most so many rows
select
  source.label as name,
  source.key,
  source.kind,
  l.role,
  l.section,
  l.display,
  note.path as source,
  l.line
from nodes as n
cross join links as l on l.target_node_id = n.id
cross join notes as note on note.id = l.source_note_id
cross join nodes as source on source.id = l.source_node_id
where n.key = :node
order by note.path, l.line, l.id
limit coalesce(cast(nullif(:limit, '') as integer), -1)
