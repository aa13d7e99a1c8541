-- title: The rows of who was last contacted
-- description: What `newest_contacts` has; `matching`: a row for each person in the newest contact about each subject, and for each subject without one; `ranked`: the first of them.
-- include: newest_contacts
-- Of each person the newest day, of everybody or of who was contacted on that very day.
days as (
  select n.*, c.person_id, max(c.date) as evidence_day
  from asked
  cross join newest as n
  cross join contacts as c
    on c.about_id = n.id and c.direct in (asked.direct, 1)
    and c.date between case when asked.everyone then '' else n.date end and asked.day
  where n.kind <> 'person'
    and (asked.with_anybody or c.person_id = asked.with_id)
    and
    -- include: is_other
  group by n.id, c.person_id
  union all
  select *, case when date is not null then id end, date
  from newest
  where kind = 'person' or date is null
),
matching as materialized (
  select
    d.id, d.kind, d.status, d.owner_id, d.person_id, d.evidence_day,
    coalesce(d.evidence_day, d.stated_day) as date,
    d.status is not 'blocked' as is_moving,
    coalesce(d.date, d.stated_day, '') as newest
  from asked
  cross join days as d
  where (asked.with_anybody or d.person_id is not null)
    and (nullif(:since, '') is null or coalesce(d.evidence_day, d.stated_day) >= :since)
),
-- The last that a limit lets in; what comes after it needs no name looked up.
last as materialized (
  select is_moving, newest
  from matching
  order by is_moving, newest
  limit (select most > 0 from asked) offset (select max(most, 1) - 1 from asked)
),
ranked as materialized (
  select
    m.*, subject.label as subject, subject.key as subject_key,
    person.label as person, person.key as person_key
  from matching as m
  left join last on true
  cross join nodes as subject on subject.id = m.id
  left join nodes as person on person.id = m.person_id
  where last.newest is null or (m.is_moving, m.newest) <= (last.is_moving, last.newest)
  order by
    m.is_moving, m.newest, subject.label, subject.key, m.evidence_day desc, person.label, person.key
  limit (select most from asked)
)
