-- title: Contacts by week
-- description: People, those contacted most first, with the number of days with a contact in each of the last weeks; of a project or an organization those contacted about it, of a person what they were contacted about. Each after the number of all.
-- leaves out: me
-- param of: key of a person, project or organization; without it, all people
-- param weeks: so many weeks back
-- param as_of: the last day of the newest week
-- param limit: at most so many rows
with
asked as materialized (
  select
    day, date(day, (1 - 7 * :weeks) || ' days') as first,
    (select id from nodes where key = :of) as id,
    :of is not null and :of like 'person:%' as by_subject
  from (
    select coalesce(
      date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)
    ) as day
  )
),
met as materialized (
  select c.person_id as id, c.date
  from asked
  cross join contacts as c on c.date between asked.first and asked.day
  where :of is null and c.direct = 1 and c.person_id not in (select id from people where is_me)
  union
  select c.person_id, c.date
  from asked
  cross join contacts as c on c.about_id = asked.id and c.direct = 1
  where not asked.by_subject and c.date between asked.first and asked.day
    and c.person_id not in (select id from people where is_me)
  union
  select coalesce(c.about_id, 0), c.date
  from asked
  cross join contacts as c on c.person_id = asked.id and c.direct = 1
  where asked.by_subject and c.date between asked.first and asked.day
),
counted as materialized (
  select m.id, cast(julianday(asked.day) - julianday(m.date) as integer) / 7 as week, count(*) as days
  from asked
  cross join met as m
  group by m.id, week
),
ranked as materialized (
  select m.id, node.label, node.key, node.kind, count(*) as days, max(m.date) as last_date
  from met as m
  left join nodes as node on node.id = m.id
  group by m.id
  order by m.id = 0, days desc, last_date desc, node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
series(week) as (
  select 0
  union all
  select week + 1 from series where week + 1 < :weeks
)
select
  (select count(distinct id) from met) as in_all,
  r.label as name,
  r.key,
  r.kind,
  r.days,
  r.last_date,
  (
    select json_group_array(days) from (
      select coalesce(c.days, 0) as days
      from series as s
      left join counted as c on c.id = r.id and c.week = s.week
      order by s.week desc
    )
  ) as weeks
from ranked as r
order by r.id = 0, r.days desc, r.last_date desc, r.label, r.key
