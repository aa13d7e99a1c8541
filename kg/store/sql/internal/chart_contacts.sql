-- title: Contacts by week
-- description: People, those contacted most first, with the number of days with a contact in each of the last weeks; of something those contacted about it, of a person what they were contacted about. Each after the number of all.
-- leaves out: me
-- param of: key of somebody or something; without it, all people
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
  -- By their days: `+` keeps SQLite from an index of its own over all contacts.
  where :of is null and +c.direct = 1 and c.person_id not in (select id from people where is_me)
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
summed as materialized (
  select id, count(*) as days, max(date) as last_date from met group by id
),
-- What the limit lets in, before names are looked up that put in order what is alike.
last as materialized (
  select id = 0 as is_last, days, last_date from summed
  order by is_last, days desc, last_date desc
  limit 1 offset coalesce(cast(nullif(:limit, '') as integer), 1000000000) - 1
),
ranked as materialized (
  select s.id, node.label, node.key, node.kind, s.days, s.last_date
  from summed as s
  left join nodes as node on node.id = s.id
  where not exists (select 1 from last)
    or (s.id <> 0, s.days, s.last_date) >= (select not is_last, days, last_date from last)
  order by s.id = 0, s.days desc, s.last_date desc, node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
counted as materialized (
  select m.id, cast(julianday(asked.day) - julianday(m.date) as integer) / 7 as week, count(*) as days
  from asked
  cross join met as m
  where m.id in (select id from ranked)
  group by m.id, week
),
-- The newest contact of each, as it is proved best.
proved as materialized (
  select
    r.*,
    (
      select c.id
      from contacts as c
      join notes as note on note.id = c.note_id
      where c.direct = 1 and c.date = r.last_date
        and case
          when asked.by_subject then c.person_id = asked.id and c.about_id is nullif(r.id, 0)
          else c.person_id = r.id and (asked.id is null or c.about_id = asked.id)
        end
      order by
        -- include: proof_order
        note.path, c.line limit 1
    ) as contact_id
  from asked
  cross join ranked as r
),
series(week) as (
  select 0
  union all
  select week + 1 from series where week + 1 < :weeks
)
select
  (select count(*) from summed) as in_all,
  coalesce(r.label, '(no subject)') as name,
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
  ) as weeks,
  note.path as source,
  contact.line
from proved as r
left join contacts as contact on contact.id = r.contact_id
left join notes as note on note.id = contact.note_id
order by r.id = 0, r.days desc, r.last_date desc, r.label, r.key
