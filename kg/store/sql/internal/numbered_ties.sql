-- title: All ties, by numbers
-- description: Source, target, kind and weight of every row of the view edges, without the evidence, which takes ten times as long to find.
-- param ties: array of kinds of ties; null for all
-- param since: only ties whose last day is not before this one; null for all
-- param until: only ties whose first day is not after this one; null for all
with
-- Nearly all ties are links, nearly all of them in the window: the days of a pair are looked at only
-- where one of its notes is not.
late as materialized (select id from notes where substr(date, 1, 10) > :until),
early as materialized (select id from notes where substr(date, 1, 10) < :since)
select source, target, kind, weight
from (
  select
    l.source_node_id as source, l.target_node_id as target, 'link' as kind, count(*) as weight,
    case
      when max(l.source_note_id in late) then (
        select min(n.date) from links as d join notes as n on n.id = d.source_note_id
        where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
      )
    end as first,
    case
      when max(l.source_note_id in early) then (
        select max(n.date) from links as d join notes as n on n.id = d.source_note_id
        where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
      )
    end as last
  from links as l
  where l.target_node_id <> l.source_node_id
  group by l.source_node_id, l.target_node_id
  union all
  select r.source_id, r.target_id, r.kind, count(*), min(n.date), max(n.date)
  from relations as r cross join notes as n on n.id = r.note_id
  where r.target_id <> r.source_id and r.kind <> 'attended'
  group by r.source_id, r.kind, r.target_id
  union all
  select a.person_id, a.meeting_id, 'attended', 1, m.date, m.date
  from attendances as a cross join meetings as m on m.id = a.meeting_id
  union all
  select
    c.person_id, c.about_id, case c.direct when 1 then 'contacted' else 'mentioned' end,
    count(*), min(c.date), max(c.date)
  from contacts as c
  where c.about_id <> c.person_id and c.date <= (select as_of from imports order by id desc limit 1)
  group by c.about_id, c.direct, c.person_id
  union all
  select n.node_id, nt.tag_id, 'tagged', count(*), min(n.date), max(n.date)
  from note_tags as nt cross join notes as n on n.id = nt.note_id
  group by n.node_id, nt.tag_id
  union all
  select t.owner_id, t.about_id, 'task', count(*), min(n.date), max(n.date)
  from tasks as t cross join notes as n on n.id = t.note_id
  where t.about_id <> t.owner_id
  group by t.about_id, t.owner_id
  union all
  select t.owner_id, n.node_id, 'task', count(*), min(n.date), max(n.date)
  from tasks as t cross join notes as n on n.id = t.note_id
  where t.about_id is null and t.owner_id <> n.node_id
  group by t.owner_id, n.node_id
)
where (:ties is null or kind in (select value from json_each(:ties)))
  and (:since is null or last is null or substr(last, 1, 10) >= :since)
  and (:until is null or first is null or substr(first, 1, 10) <= :until)
