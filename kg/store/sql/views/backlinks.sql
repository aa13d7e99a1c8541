-- title: Backlinks
-- description: Every link that leads to something in the notes, with the place where it stands.
-- column target: what the link leads to
-- column target_key: key of the target
-- column source: key of the note, or of the thing whose page the note is
-- column path: path of the note that holds the link
-- column line: line of the link
-- column section: heading under which the link stands
-- column kind: wikilink, embed, markdown or property
-- column property: name of the property, for a link in one
-- column role: the property, field or label that makes the link, such as owner; empty in running text
-- column display: the text that the link shows
create view backlinks as
select
  target.label as target,
  target.key as target_key,
  source.key as source,
  note.path,
  l.line,
  l.section,
  l.kind,
  l.property,
  l.role,
  l.display
from links as l
left join notes as note on note.id = l.source_note_id
left join nodes as source on source.id = l.source_node_id
left join nodes as target on target.id = l.target_node_id
where l.target_node_id is not null
