-- title: Projects that hang on one person
-- description: Projects where one person, and nobody else, was in most of the contacts: without them, nobody would be left to ask. Finished projects are left out, and so is the owner of the notes.
-- leaves out: me
-- param share = 0.75: listed from this share of the days with a contact on
-- param contacts = 2: only projects with at least so many days with a contact
-- param status: only projects with one of these statuses
-- param as_of: contacts after this day do not count; without it, the day of the last import
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    coalesce(cast(nullif(:share, '') as real), 0.75) as share,
    coalesce(cast(nullif(:contacts, '') as integer), 2) as contacts
),
chosen as materialized (
  select p.id, p.status, p.owner_id
  from projects as p
  where case
      when nullif(:status, '') is null then coalesce(p.status, '') not in ('done', 'cancelled')
      else p.status in (
        select value
        from json_each(case when json_valid(:status) then :status else json_array(:status) end)
      )
    end
),
each_person as materialized (
  select c.about_id, c.person_id, count(distinct c.date) as days, max(c.date) as last_contact
  from asked
  cross join chosen as p
  cross join contacts as c on c.about_id = p.id and c.direct = 1
  where c.date <= asked.day and c.person_id not in (select id from people where is_me)
  group by c.about_id, c.person_id
),
each_project as (
  select c.about_id, count(distinct c.date) as days, count(distinct c.person_id) as people
  from asked
  cross join chosen as p
  cross join contacts as c on c.about_id = p.id and c.direct = 1
  where c.date <= asked.day and c.person_id not in (select id from people where is_me)
  group by c.about_id
)
select
  project.label as project,
  project.key as project_key,
  p.status,
  owner.label as owner,
  person.label as person,
  person.key as person_key,
  one.days as contacts,
  round(1.0 * one.days / every.days, 2) as share,
  every.people - 1 as others,
  one.last_contact
from asked
cross join each_project as every
cross join each_person as one on one.about_id = every.about_id
cross join chosen as p on p.id = every.about_id
cross join nodes as project on project.id = p.id
cross join nodes as person on person.id = one.person_id
left join nodes as owner on owner.id = p.owner_id
where every.days >= asked.contacts
  and one.days >= asked.share * every.days
  and not exists (
    select 1 from each_person as other
    where other.about_id = one.about_id and other.person_id <> one.person_id
      and other.days >= asked.share * every.days
  )
order by 1.0 * one.days / every.days desc, every.people, every.days desc, project.key, person.key
