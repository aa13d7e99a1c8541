-- title: Links of a note
-- description: The links of a note in the order of their lines, with the path to which each leads as Obsidian finds it: not by an alias.
-- param note: id of the note
select
  l.target, l.fragment, l.display, l.kind, l.line,
  case when l.resolution in ('path', 'relative', 'ambiguous') then coalesce(n.path, a.path) end
from links as l
left join notes as n on n.id = l.target_note_id
left join attachments as a on a.id = l.target_attachment_id
where l.source_note_id = :note and l.kind in ('wikilink', 'markdown', 'property')
order by l.line, l.id
