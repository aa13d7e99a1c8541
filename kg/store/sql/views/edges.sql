-- title: Edges of the graph
-- description: Every tie between two things, once for each pair and kind, with the newest place in the notes that shows it.
-- column source: key of the node that the tie starts from
-- column target: key of the node that it leads to
-- column kind: link, tagged, attended, contacted, mentioned, task (its owner, and what it is about), or the kind of a relation, such as owns or about
-- column weight: how many pieces of evidence there are
-- column first_date: the oldest dated evidence
-- column last_date: the newest dated evidence
-- column evidence: path and line of the newest evidence
create view edges as
-- Each branch groups in the order of an index where there is one, so that a page streams.
select
  s.key as source, t.key as target, 'link' as kind, count(*) as weight,
  min(n.date) as first_date, max(n.date) as last_date,
  substr(max(coalesce(n.date, '0000-00-00') || n.path || ':' || l.line), 11) as evidence
from links as l
cross join notes as n on n.id = l.source_note_id
cross join nodes as s on s.id = l.source_node_id
cross join nodes as t on t.id = l.target_node_id
where l.source_node_id <> l.target_node_id
group by l.source_node_id, l.target_node_id
union all
select
  s.key, t.key, r.kind, count(*), min(n.date), max(n.date),
  substr(max(coalesce(n.date, '0000-00-00') || n.path || ':' || r.line), 11)
from relations as r
cross join notes as n on n.id = r.note_id
cross join nodes as s on s.id = r.source_id
cross join nodes as t on t.id = r.target_id
where r.source_id <> r.target_id and r.kind <> 'attended'
group by r.source_id, r.kind, r.target_id
union all
select
  p.key, m.key, 'attended', 1, meeting.date, meeting.date, n.path || ':' || a.line
from attendances as a
join meetings as meeting on meeting.id = a.meeting_id
join notes as n on n.id = a.note_id
join nodes as p on p.id = a.person_id
join nodes as m on m.id = a.meeting_id
union all
select
  p.key, s.key, case c.direct when 1 then 'contacted' else 'mentioned' end, count(*),
  min(c.date), max(c.date), substr(max(c.date || n.path || ':' || c.line), 11)
from contacts as c
cross join notes as n on n.id = c.note_id
cross join nodes as p on p.id = c.person_id
cross join nodes as s on s.id = c.about_id
where c.about_id <> c.person_id
  and c.date <= (select as_of from imports order by id desc limit 1)
group by c.about_id, c.direct, c.person_id
union all
select
  s.key, t.key, 'tagged', count(*), min(n.date), max(n.date),
  substr(max(coalesce(n.date, '0000-00-00') || n.path || ':' || coalesce(nt.line, 1)), 11)
from notes as n
cross join note_tags as nt on nt.note_id = n.id
cross join nodes as s on s.id = n.node_id
cross join nodes as t on t.id = nt.tag_id
group by n.node_id, nt.tag_id
union all
select
  s.key, t.key, 'task', count(*), min(n.date), max(n.date),
  substr(max(coalesce(n.date, '0000-00-00') || n.path || ':' || task.line), 11)
from tasks as task
cross join notes as n on n.id = task.note_id
cross join nodes as s on s.id = task.owner_id
cross join nodes as t on t.id = coalesce(task.about_id, n.node_id)
where s.id <> t.id
group by s.id, t.id
