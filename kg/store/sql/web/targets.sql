-- title: Targets
-- description: Where each link of a note leads, in their order.
-- param note: number of the note
-- param last: the last line whose links are wanted
select l.target, l.resolution, node.key as node_key, page.path as path, file.path as file
from links as l
left join nodes as node on node.id = l.target_node_id
left join notes as page on page.id = l.target_note_id
left join attachments as file on file.id = l.target_attachment_id
where l.source_note_id = :note and l.line <= :last
group by l.target, l.resolution, node.key, page.path, file.path
order by min(l.line), l.target
