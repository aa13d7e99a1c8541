-- title: Shortest path
-- description: How two people are tied to each other through meetings, projects and organizations: one of the shortest ways, step by step, of at most eight steps.
-- leaves out: me
-- param start: key of one person, or of another thing
-- param goal: key of the other one
-- param through_me = 0: 1 allows ways through the owner of the notes
with recursive
asked as materialized (
  select
    (select id from nodes where key = :start) as start_id,
    (select id from nodes where key = :goal) as goal_id,
    (select as_of from imports order by id desc limit 1) as day
),
shut as materialized (
  select id from people
  where is_me and not coalesce(cast(:through_me as integer), 0)
    and id not in (select start_id from asked union select goal_id from asked)
),
-- From both ends, four steps each: far less than eight steps from one end.
near(side, id, distance) as (
  select 0, start_id, 0 from asked
  union
  select 1, goal_id, 0 from asked
  union
  select n.side, a.meeting_id, n.distance + 1
  from near as n cross join attendances as a on a.person_id = n.id
  where n.distance < 4
  union
  select n.side, a.person_id, n.distance + 1
  from near as n cross join attendances as a on a.meeting_id = n.id
  where n.distance < 4 and a.person_id not in shut
  union
  select n.side, c.about_id, n.distance + 1
  from near as n cross join contacts as c on c.person_id = n.id
  where n.distance < 4 and c.direct = 1 and c.about_id is not null
    and c.date <= (select day from asked)
  union
  select n.side, c.person_id, n.distance + 1
  from near as n cross join contacts as c on c.about_id = n.id
  where n.distance < 4 and c.direct = 1 and c.person_id not in shut
    and c.date <= (select day from asked)
  union
  select n.side, r.target_id, n.distance + 1
  from near as n cross join relations as r on r.source_id = n.id
  where n.distance < 4 and r.target_id not in shut
  union
  select n.side, r.source_id, n.distance + 1
  from near as n cross join relations as r on r.target_id = n.id
  where n.distance < 4 and r.source_id not in shut
),
reached as materialized (
  select side, id, min(distance) as distance from near group by side, id
),
-- Where the two searches meet first.
middle as materialized (
  select a.id, a.distance as before, b.distance as after
  from reached as a
  join reached as b on b.id = a.id and b.side = 1
  join nodes as n on n.id = a.id
  where a.side = 0
  order by a.distance + b.distance, a.distance, n.key
  limit 1
),
tie(id, other_id) as (
  select person_id, meeting_id from attendances
  union all
  select meeting_id, person_id from attendances
  union all
  select person_id, about_id from contacts
  where direct = 1 and date <= (select day from asked)
  union all
  select about_id, person_id from contacts
  where direct = 1 and date <= (select day from asked)
  union all
  select source_id, target_id from relations
  union all
  select target_id, source_id from relations
),
back(id, distance) as (
  select id, before from middle
  union all
  select
    (
      select r.id from tie cross join reached as r cross join nodes as n on n.id = r.id
      where tie.id = b.id and r.id = tie.other_id and r.side = 0 and r.distance = b.distance - 1
      order by n.key limit 1
    ),
    b.distance - 1
  from back as b
  where b.distance > 0
),
forth(id, distance) as (
  select id, after from middle
  union all
  select
    (
      select r.id from tie cross join reached as r cross join nodes as n on n.id = r.id
      where tie.id = f.id and r.id = tie.other_id and r.side = 1 and r.distance = f.distance - 1
      order by n.key limit 1
    ),
    f.distance - 1
  from forth as f
  where f.distance > 0
)
select step, label, key, kind
from (
  select b.distance as step, n.label, n.key, n.kind
  from back as b join nodes as n on n.id = b.id
  union all
  select middle.before + middle.after - f.distance, n.label, n.key, n.kind
  from middle cross join forth as f join nodes as n on n.id = f.id
  where f.distance < middle.after
)
order by step
