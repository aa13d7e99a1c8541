-- title: Links
-- description: The links that lead out of a note, or out of all pages of a thing, in the order in which they stand.
-- param node: key of the note, or of the thing
select
  l.target,
  target.key as target_key,
  l.resolution,
  l.kind,
  l.property,
  l.role,
  l.section,
  note.path as source,
  l.line
from nodes as n
cross join links as l on l.source_node_id = n.id
cross join notes as note on note.id = l.source_note_id
left join nodes as target on target.id = l.target_node_id
where n.key = :node
order by note.is_primary desc, note.path, l.line, l.id
