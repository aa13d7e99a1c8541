-- title: People
-- description: People who have a page, or are confirmed by an address, two events or the company they were in; with where they work, when they were last contacted, and what is open for them.
-- leaves out: me
-- param key: only the person with this key, or an array of keys
-- param about: key of a project or an organization; only people contacted about it
-- param with_person: key of a person; only people who were at a meeting with them
-- param organization: key of an organization; only people who work there
-- param external = 0: 1 lists only people who work elsewhere than the owner of the notes
-- param internal = 0: 1 lists only people who work where the owner of the notes does
-- param all = 0: 1 lists also people of whom nothing is known but that they were named, once as a rule
-- param since: only people whose last contact was on this day or later
-- param tag: only people whose page has this tag, or one below it
-- param folder: only people whose page is in this folder, at any depth
-- param as_of: contacts and meetings after this day do not count; without it, the day of the last import
-- param limit: at most so many rows
with
-- include: people_listed
,
ranked as materialized (
  select listed.id
  from listed
  cross join nodes as node on node.id = listed.id
  where listed.is_known or nullif(:key, '') is not null or cast(:all as integer) = 1
  order by node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
)
select
  node.label as person,
  node.key,
  one.role,
  organization.label as organization,
  organization.key as organization_key,
  one.email,
  one.phone,
  one.last_contact,
  cast(julianday(asked.day) - julianday(one.last_contact) as integer) as days_ago,
  (
    select max(m.date) from (
      select max(n.date) as date
      from links as l
      join notes as n on n.id = l.source_note_id
      where l.target_node_id = one.id and n.date <= asked.day and n.node_id <> one.id
      union all
      select max(c.date) from contacts as c
      where c.person_id = one.id and c.direct = 0 and c.date <= asked.day
    ) as m
  ) as last_mentioned,
  (
    select count(distinct c.date) from contacts as c
    where c.person_id = one.id and c.direct = 1 and c.date <= asked.day
  ) as contacts,
  (
    select count(*) from attendances as a
    join meetings as m on m.id = a.meeting_id
    where a.person_id = one.id and (m.date is null or m.date <= asked.day)
  ) as meetings,
  (
    select count(*) from counted_tasks as t
    where t.owner_id = one.id and t.state not in ('done', 'cancelled', 'proposed')
  ) as open_tasks,
  one.cadence_days,
  one.stated_last_contact,
  one.standing,
  one.is_me,
  -- include: first_page
from asked
cross join (
  select
    person.*,
    (
      select max(c.date) from contacts as c
      where c.person_id = person.id and c.direct = 1 and c.date <= asked.day
    ) as last_contact
  from asked
  cross join ranked
  cross join people as person on person.id = ranked.id
) as one
cross join nodes as node on node.id = one.id
left join nodes as organization on organization.id = one.organization_id
order by node.label, node.key
