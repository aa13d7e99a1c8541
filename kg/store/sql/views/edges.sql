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
-- Of all evidence for a pair, each branch takes the newest row (`not exists` a better one) in place
-- of grouping: so a page streams, and a condition on source or target finds its way to an index.
-- The left joins are there to be left out by SQLite where nobody asks for their columns. Only where a
-- column has one affinity in all branches does SQLite hand a condition down to each: hence `|| ''`.
select
  s.key as source, t.key as target, 'link' as kind,
  (
    select count(*) from links as d
    where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
  ) as weight,
  -- Most pairs have one link, and there are many pairs.
  case
    when exists (
      select 1 from links as d
      where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
        and d.id <> l.id
    ) then (
      select min(dn.date) from links as d join notes as dn on dn.id = d.source_note_id
      where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
    )
    else n.date
  end as first_date,
  n.date as last_date,
  n.path || ':' || l.line as evidence
from links as l
left join notes as n on n.id = l.source_note_id
left join nodes as s on s.id = l.source_node_id
left join nodes as t on t.id = l.target_node_id
where l.target_node_id <> l.source_node_id
  and not exists (
    select 1 from links as d join notes as dn on dn.id = d.source_note_id
    where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
      and d.id <> l.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date and (dn.path, d.line, d.id) < (n.path, l.line, l.id)
      )
  )
union all
select
  s.key, t.key, r.kind || '',
  (
    select count(*) from relations as d
    where d.source_id = r.source_id and d.kind = r.kind and d.target_id = r.target_id
  ),
  (
    select min(dn.date) from relations as d join notes as dn on dn.id = d.note_id
    where d.source_id = r.source_id and d.kind = r.kind and d.target_id = r.target_id
  ),
  n.date,
  n.path || ':' || r.line
from relations as r
left join notes as n on n.id = r.note_id
left join nodes as s on s.id = r.source_id
left join nodes as t on t.id = r.target_id
where r.target_id <> r.source_id
  and r.kind <> 'attended'
  and not exists (
    select 1 from relations as d join notes as dn on dn.id = d.note_id
    where d.source_id = r.source_id and d.kind = r.kind and d.target_id = r.target_id
      and d.id <> r.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date and (dn.path, d.line, d.id) < (n.path, r.line, r.id)
      )
  )
union all
select p.key, m.key, 'attended', 1, meeting.date || '', meeting.date, n.path || ':' || a.line
from attendances as a
left join meetings as meeting on meeting.id = a.meeting_id
left join notes as n on n.id = a.note_id
left join nodes as p on p.id = a.person_id
left join nodes as m on m.id = a.meeting_id
union all
select
  p.key, s.key, case c.direct when 1 then 'contacted' else 'mentioned' end,
  (
    select count(*) from contacts as d
    where d.about_id = c.about_id and d.direct = c.direct and d.person_id = c.person_id
      and d.date <= (select as_of from imports order by id desc limit 1)
  ),
  (
    select min(d.date) from contacts as d
    where d.about_id = c.about_id and d.direct = c.direct and d.person_id = c.person_id
  ),
  c.date,
  n.path || ':' || c.line
from contacts as c
left join notes as n on n.id = c.note_id
left join nodes as p on p.id = c.person_id
left join nodes as s on s.id = c.about_id
where c.about_id <> c.person_id
  and c.date <= (select as_of from imports order by id desc limit 1)
  and not exists (
    select 1 from contacts as d join notes as dn on dn.id = d.note_id
    where d.about_id = c.about_id and d.direct = c.direct and d.person_id = c.person_id
      and d.date >= c.date
      and d.date <= (select as_of from imports order by id desc limit 1)
      and d.id <> c.id
      and (d.date > c.date or (dn.path, d.line, d.id) < (n.path, c.line, c.id))
  )
union all
select
  s.key, t.key, 'tagged',
  (
    select count(*) from notes as dn cross join note_tags as d on d.note_id = dn.id
    where dn.node_id = n.node_id and d.tag_id = nt.tag_id
  ),
  (
    select min(dn.date) from notes as dn cross join note_tags as d on d.note_id = dn.id
    where dn.node_id = n.node_id and d.tag_id = nt.tag_id
  ),
  n.date,
  n.path || ':' || coalesce(nt.line, 1)
from note_tags as nt
join notes as n on n.id = nt.note_id
left join nodes as s on s.id = n.node_id
left join nodes as t on t.id = nt.tag_id
where not exists (
    select 1 from notes as dn cross join note_tags as d on d.note_id = dn.id and d.tag_id = nt.tag_id
    where dn.node_id = n.node_id
      and d.id <> nt.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date
        and (dn.path, coalesce(d.line, 1), d.id) < (n.path, coalesce(nt.line, 1), nt.id)
      )
  )
union all
-- A task about something; then one about nothing but its own note, whose other tasks are few, so
-- that the indexes on owner and subject are kept out (`+`). One person may have thousands of tasks
-- about one thing: the first of them by the index stands for all, and the newest is found once.
select
  s.key, t.key, 'task',
  (
    select count(*) from tasks as d
    where d.about_id = task.about_id and d.owner_id = task.owner_id
  ),
  (
    select min(dn.date) from tasks as d join notes as dn on dn.id = d.note_id
    where d.about_id = task.about_id and d.owner_id = task.owner_id
  ),
  n.date,
  n.path || ':' || newest.line
from tasks as task
left join tasks as newest on newest.id = (
  select d.id from tasks as d join notes as dn on dn.id = d.note_id
  where d.about_id = task.about_id and d.owner_id = task.owner_id
  order by coalesce(dn.date, '') desc, dn.path, d.line, d.id limit 1
)
left join notes as n on n.id = newest.note_id
left join nodes as s on s.id = task.owner_id
left join nodes as t on t.id = task.about_id
where task.about_id <> task.owner_id
  and task.id = (
    select d.id from tasks as d
    where d.about_id = task.about_id and d.owner_id = task.owner_id
    order by d.state, d.id limit 1
  )
union all
select
  s.key, t.key, 'task',
  (
    select count(*) from notes as dn cross join tasks as d on d.note_id = dn.id
    where dn.node_id = n.node_id and +d.owner_id = task.owner_id and +d.about_id is null
  ),
  (
    select min(dn.date) from notes as dn cross join tasks as d on d.note_id = dn.id
    where dn.node_id = n.node_id and +d.owner_id = task.owner_id and +d.about_id is null
  ),
  n.date,
  n.path || ':' || task.line
from tasks as task
join notes as n on n.id = task.note_id
left join nodes as s on s.id = task.owner_id
left join nodes as t on t.id = n.node_id
where +task.about_id is null
  and task.owner_id <> n.node_id
  and not exists (
    select 1 from notes as dn cross join tasks as d on d.note_id = dn.id
    where dn.node_id = n.node_id and +d.owner_id = task.owner_id and +d.about_id is null
      and d.id <> task.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date and (dn.path, d.line, d.id) < (n.path, task.line, task.id)
      )
  )
