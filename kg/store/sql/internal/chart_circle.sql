-- title: Who and what is near, by how lately
-- description: The people, projects, organizations and things of other kinds that something is tied to, the latest first: met at meetings, contacted, related by what notes state. Each after the number of all.
-- leaves out: me
-- param key: key of what stands in the middle
-- param as_of: what came after this day does not count
-- param limit: at most so many rows
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    n.id
  from nodes as n where n.key = :key
),
-- Of each sort of tie one row for each thing; SQLite takes note and line from that of the newest day.
found(id, tie, date, times, note_id, line) as (
  select b.person_id, 'met', max(m.date), count(*), b.note_id, b.line
  from asked
  cross join attendances as a on a.person_id = asked.id
  cross join meetings as m on m.id = a.meeting_id and m.date <= asked.day
  cross join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> asked.id
  group by b.person_id
  union all
  select c.about_id, 'contacted', max(c.date), count(distinct c.date), c.note_id, c.line
  from asked
  cross join contacts as c on c.person_id = asked.id and c.direct = 1
  where c.date <= asked.day and c.about_id <> asked.id
  group by c.about_id
  union all
  select c.person_id, 'contacted', max(c.date), count(distinct c.date), c.note_id, c.line
  from asked
  cross join contacts as c on c.about_id = asked.id and c.direct = 1
  where c.date <= asked.day and c.person_id <> asked.id
  group by c.person_id
  union all
  select r.target_id, replace(r.kind, '_', ' '), max(coalesce(note.date, '')), 0, r.note_id, r.line
  from asked
  cross join relations as r on r.source_id = asked.id and r.target_id <> asked.id
  cross join notes as note on note.id = r.note_id
  group by r.target_id, r.kind
  union all
  select r.source_id, replace(r.kind, '_', ' '), max(coalesce(note.date, '')), 0, r.note_id, r.line
  from asked
  cross join relations as r on r.target_id = asked.id and r.source_id <> asked.id
  cross join notes as note on note.id = r.note_id
  group by r.source_id, r.kind
),
tied as materialized (
  select
    f.id, max(case when f.date <= asked.day then f.date else '' end) as date, sum(f.times) as times,
    group_concat(distinct f.tie) as ties, f.note_id, f.line, node.label, node.key, node.kind
  from asked
  cross join found as f
  cross join nodes as node on node.id = f.id
  where f.id not in (select id from people where is_me)
    and
    -- include: is_entity
  group by f.id
),
ranked as materialized (
  select * from tied
  order by date desc, times desc, label, key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
)
select
  (select count(*) from tied) as in_all,
  r.label as name,
  r.key,
  r.kind,
  nullif(r.date, '') as last_date,
  cast(julianday(asked.day) - julianday(nullif(r.date, '')) as integer) as days_ago,
  r.times,
  replace(r.ties, ',', ', ') as ties,
  note.path as source,
  r.line
from asked
cross join ranked as r
left join notes as note on note.id = r.note_id
order by r.date desc, r.times desc, r.label, r.key
