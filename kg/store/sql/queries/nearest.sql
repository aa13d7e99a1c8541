-- title: Nearest people
-- description: The people nearest to something: of a project or an organization its owner, then who was contacted about it most; of a person, who was at the same meetings most. The owner of the notes is left out.
-- leaves out: me
-- param of: key of a person, project or organization, or an array of keys
-- param as_of: what came after this day does not count; without it, the day of the last import
-- param limit = 5: at most so many people for each
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day
),
named as materialized (
  select n.id
  from json_each(case when json_valid(:of) then :of else json_array(:of) end) as v
  cross join nodes as n on n.key = v.value
),
owned as (
  select id, owner_id
  from (
    -- include: entity_facts
  )
  where id in named
),
subjects as materialized (
  select n.id, n.kind, n.label, n.key, owned.owner_id
  from named
  cross join nodes as n on n.id = named.id
  left join owned on owned.id = n.id
),
near as (
  select s.id, c.person_id, count(distinct c.date) as times, max(c.date) as last_date
  from subjects as s
  cross join contacts as c on c.about_id = s.id and c.direct = 1
  where s.kind <> 'person' and c.date <= (select day from asked)
  group by s.id, c.person_id
  union all
  select s.id, s.owner_id, 0, null
  from subjects as s
  where s.owner_id in (select id from people)
  union all
  select s.id, b.person_id, count(*), max(m.date)
  from subjects as s
  cross join attendances as a on a.person_id = s.id
  cross join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> s.id
  cross join meetings as m on m.id = a.meeting_id
  where s.kind = 'person' and (m.date is null or m.date <= (select day from asked))
  group by s.id, b.person_id
),
ranked as (
  select
    s.id, s.label, s.key, near.person_id,
    s.owner_id is near.person_id as is_owner,
    sum(near.times) as times, max(near.last_date) as last_date,
    row_number() over (
      partition by s.id
      order by
        s.owner_id is near.person_id desc, sum(near.times) desc, max(near.last_date) desc, p.key
    ) as place
  from near
  cross join subjects as s on s.id = near.id
  cross join nodes as p on p.id = near.person_id
  where near.person_id not in (select id from people where is_me)
  group by s.id, near.person_id
)
select
  r.label as of,
  r.key as of_key,
  node.label as person,
  node.key as person_key,
  person.role,
  r.is_owner,
  r.times,
  r.last_date
from ranked as r
cross join nodes as node on node.id = r.person_id
cross join people as person on person.id = r.person_id
where r.place <= coalesce(cast(nullif(:limit, '') as integer), 5)
order by r.key, r.place
