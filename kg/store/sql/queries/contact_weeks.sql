-- title: Contacts a week
-- description: On how many days of each of the last weeks somebody was contacted, or was contacted about a project or an organization.
-- param of: key of a person, project or organization, or an array of keys
-- param as_of: the last day of the newest week; without it, the day of the last import
-- param weeks = 12: so many weeks back
-- column week: 0 for the seven days up to `as_of`, 1 for the seven before, and so on
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    coalesce(cast(nullif(:weeks, '') as integer), 12) as weeks
),
subjects as materialized (
  select n.id, n.key, n.kind
  from json_each(case when json_valid(:of) then :of else json_array(:of) end) as v
  cross join nodes as n on n.key = v.value
),
found as (
  select s.key, c.date
  from asked
  cross join subjects as s
  cross join contacts as c on c.person_id = s.id and c.direct = 1
  where s.kind = 'person' and c.date <= asked.day
    and c.date > date(asked.day, (-7 * asked.weeks) || ' days')
  union
  select s.key, c.date
  from asked
  cross join subjects as s
  cross join contacts as c on c.about_id = s.id and c.direct = 1
  where s.kind <> 'person' and c.date <= asked.day
    and c.date > date(asked.day, (-7 * asked.weeks) || ' days')
)
select
  found.key as subject_key,
  cast(julianday(asked.day) - julianday(found.date) as integer) / 7 as week,
  count(*) as days
from asked
cross join found
group by found.key, week
order by found.key, week
