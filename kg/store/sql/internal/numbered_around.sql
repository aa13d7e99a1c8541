-- title: What is around some things, by numbers
-- description: For each of some things what it is tied to, by number: the thing, the other end, the kind of the tie, and 1 where the tie leads from it to the other end. Some rows stand there twice.
-- param ids: array of numbers
-- param tagged: 1 to count tags in
with
it as materialized (select value as id from json_each(:ids))
select it.id, l.target_node_id, 'link', 1
from it cross join links as l on l.source_node_id = it.id
where l.target_node_id <> it.id
union all
select it.id, l.source_node_id, 'link', 0
from it cross join links as l on l.target_node_id = it.id
where l.source_node_id <> it.id
union all
select it.id, r.target_id, r.kind, 1
from it cross join relations as r on r.source_id = it.id
where r.kind <> 'attended' and r.target_id <> it.id
union all
select it.id, r.source_id, r.kind, 0
from it cross join relations as r on r.target_id = it.id
where r.kind <> 'attended' and r.source_id <> it.id
union all
select it.id, a.meeting_id, 'attended', 1
from it cross join attendances as a on a.person_id = it.id
union all
select it.id, a.person_id, 'attended', 0
from it cross join attendances as a on a.meeting_id = it.id
union all
select it.id, c.about_id, case c.direct when 1 then 'contacted' else 'mentioned' end, 1
from it cross join contacts as c on c.person_id = it.id
where c.about_id <> it.id and c.date <= (select as_of from imports order by id desc limit 1)
union all
select it.id, c.person_id, case c.direct when 1 then 'contacted' else 'mentioned' end, 0
from it cross join contacts as c on c.about_id = it.id
where c.person_id <> it.id and c.date <= (select as_of from imports order by id desc limit 1)
union all
select it.id, nt.tag_id, 'tagged', 1
from it cross join notes as n on n.node_id = it.id cross join note_tags as nt on nt.note_id = n.id
where :tagged
union all
select it.id, n.node_id, 'tagged', 0
from it cross join note_tags as nt on nt.tag_id = it.id cross join notes as n on n.id = nt.note_id
where :tagged
union all
select it.id, coalesce(t.about_id, n.node_id), 'task', 1
from it cross join tasks as t on t.owner_id = it.id cross join notes as n on n.id = t.note_id
where coalesce(t.about_id, n.node_id) <> it.id
union all
select it.id, t.owner_id, 'task', 0
from it cross join tasks as t on t.about_id = it.id
where t.owner_id <> it.id
union all
select it.id, t.owner_id, 'task', 0
from it cross join notes as n on n.node_id = it.id cross join tasks as t on t.note_id = n.id
where t.about_id is null and t.owner_id <> it.id
