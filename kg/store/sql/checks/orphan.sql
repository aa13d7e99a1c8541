-- title: Notes without any tie
-- over: ties
select n.id as note_id, n.node_id, n.path, null as line, 'info' as severity,
       'No link, contact or relation ties this note to anything' as message
from tied t cross join notes n on n.node_id = t.id
where n.kind <> 'template'
  and not exists (
    select 1 from links l
    where l.source_node_id = n.node_id and l.target_node_id <> n.node_id)
  and not exists (
    select 1 from links l
    where l.target_node_id = n.node_id and l.source_node_id <> n.node_id)
  and not exists (select 1 from relations r where r.source_id = n.node_id)
  and not exists (select 1 from relations r where r.target_id = n.node_id)
  and not exists (select 1 from contacts c where c.person_id = n.node_id)
  and not exists (select 1 from contacts c where c.about_id = n.node_id)
  and not exists (select 1 from attendances a where a.person_id = n.node_id)
  and not exists (select 1 from attendances a where a.meeting_id = n.node_id)
  and not exists (select 1 from contacts c where c.note_id = n.id)
