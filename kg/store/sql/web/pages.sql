-- title: Pages
-- description: The notes that are pages of a thing, the one that decides first.
-- param node: number of the thing
-- param path: path of one note
-- param note: number of one note
-- param most: characters of the text; without it, no text
select
  note.id, note.path, note.title, note.kind, note.date, note.modified, note.words,
  substr(note.body, 1, :most) as body, note.body_line, note.frontmatter,
  note.is_primary, note.is_archived,
  node.key as node_key, node.label as node_label, node.kind as node_kind
from notes as note
join nodes as node on node.id = note.node_id
where note.id = :note or note.path = :path or note.node_id = :node
order by note.is_primary desc, note.path
