-- title: All evidence, by numbers
-- description: A row for every piece of evidence that the view edges counts, in no order: source, target and kind of the edge; which of the kinds of evidence of that name it is; note and line; its day, or an empty text for that of the note. The view finds the edges of a few things soonest; for all of them reading and sorting takes half as long.
-- param ties: array of kinds of ties; null for all
select source_node_id, target_node_id, 'link', 0, source_note_id, line, ''
from links
where target_node_id <> source_node_id
  and (:ties is null or 'link' in (select value from json_each(:ties)))
union all
select source_id, target_id, kind, 1, note_id, line, ''
from relations
where target_id <> source_id and kind <> 'attended'
  and (:ties is null or kind in (select value from json_each(:ties)))
union all
select a.person_id, a.meeting_id, 'attended', 2, a.note_id, a.line, m.date
from attendances as a cross join meetings as m on m.id = a.meeting_id
where :ties is null or 'attended' in (select value from json_each(:ties))
union all
select
  person_id, about_id, case direct when 1 then 'contacted' else 'mentioned' end,
  3, note_id, line, date
from contacts
where about_id <> person_id and date <= (select as_of from imports order by id desc limit 1)
  and (
    :ties is null
    or case direct when 1 then 'contacted' else 'mentioned' end in (select value from json_each(:ties))
  )
union all
select n.node_id, nt.tag_id, 'tagged', 4, n.id, coalesce(nt.line, 1), ''
from notes as n cross join note_tags as nt on nt.note_id = n.id
where :ties is null or 'tagged' in (select value from json_each(:ties))
union all
select owner_id, about_id, 'task', 5, note_id, line, ''
from tasks
where about_id <> owner_id and (:ties is null or 'task' in (select value from json_each(:ties)))
union all
select t.owner_id, n.node_id, 'task', 6, n.id, t.line, ''
from tasks as t cross join notes as n on n.id = t.note_id
where t.about_id is null and t.owner_id <> n.node_id
  and (:ties is null or 'task' in (select value from json_each(:ties)))
