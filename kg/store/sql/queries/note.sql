-- title: What something is
-- description: A note, meeting, tag or missing target, with its primary page.
-- param node: key of the thing
select
  n.label as name,
  n.key,
  n.kind,
  coalesce(meeting.date, note.date) as date,
  note.path as source,
  note.words,
  (
    select group_concat(name, '; ')
    from (
      select distinct t.name from notes as p
      cross join note_tags as nt on nt.note_id = p.id
      cross join tags as t on t.id = nt.tag_id
      where p.node_id = n.id order by t.name
    )
  ) as tags,
  (
    select group_concat(name, '; ')
    from (select distinct a.name from aliases as a where a.node_id = n.id order by a.name)
  ) as aliases,
  (
    select json_group_array(name)
    from (
      select distinct t.name from notes as p
      cross join note_tags as nt on nt.note_id = p.id
      cross join tags as t on t.id = nt.tag_id
      where p.node_id = n.id order by t.name
    )
  ) as tags_list,
  (
    select json_group_array(name)
    from (select distinct a.name from aliases as a where a.node_id = n.id order by a.name)
  ) as aliases_list
from nodes as n
left join meetings as meeting on meeting.id = n.id
left join notes as note on note.id = (
  select p.id from notes as p where p.node_id = n.id order by p.is_primary desc, p.path limit 1
)
where n.key = :node
