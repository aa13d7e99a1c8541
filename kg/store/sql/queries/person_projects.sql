-- title: Projects of a person
-- description: The projects that somebody owns, was contacted about, or has open tasks about; blocked ones first, then by how often they were contacted.
-- param person: key of the person
-- param status: only projects with one of these statuses
-- param as_of: contacts after this day do not count; without it, the day of the last import
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day
),
who as materialized (select id, key, label from nodes where key = :person),
found as (
  select p.id, 1 as is_owner, 0 as contacts, null as last_contact, 0 as open_tasks
  from who cross join projects as p on p.owner_id = who.id
  union all
  select c.about_id, 0, count(distinct c.date), max(c.date), 0
  from who
  cross join contacts as c on c.person_id = who.id and c.direct = 1
  where c.date <= (select day from asked)
  group by c.about_id
  union all
  select t.about_id, 0, 0, null, count(*)
  from who
  cross join counted_tasks as t on t.owner_id = who.id
  where t.state not in ('done', 'cancelled', 'proposed')
  group by t.about_id
)
select
  who.label as person,
  who.key as person_key,
  node.label as project,
  node.key as project_key,
  p.status,
  max(f.is_owner) as is_owner,
  sum(f.contacts) as contacts,
  max(f.last_contact) as last_contact,
  sum(f.open_tasks) as open_tasks
from who
cross join found as f
cross join projects as p on p.id = f.id
cross join nodes as node on node.id = p.id
where nullif(:status, '') is null
  or p.status in (
    select value
    from json_each(case when json_valid(:status) then :status else json_array(:status) end)
  )
group by p.id
order by p.status is 'blocked' desc, sum(f.contacts) desc, max(f.is_owner) desc, node.key
