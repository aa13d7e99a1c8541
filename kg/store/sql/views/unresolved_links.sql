-- title: Unresolved links
-- description: Links that lead nowhere, or that could mean several notes.
-- column target: the target as written
-- column resolution: missing, or ambiguous where one of several was taken
-- column target_key: key of what the link was taken for
-- column path: path of the note that holds the link
-- column line: line of the link
-- column section: heading under which the link stands
-- column kind: wikilink, embed, markdown or property
create view unresolved_links as
select
  l.target, l.resolution, target.key as target_key, note.path, l.line, l.section, l.kind
from links as l
left join notes as note on note.id = l.source_note_id
left join nodes as target on target.id = l.target_node_id
where l.resolution in ('missing', 'ambiguous')
