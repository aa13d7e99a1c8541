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
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    lower(ltrim(:tag, '#')) as tag,
    rtrim(:folder, '/') as folder,
    case
      when cast(:internal as integer) = 1 then 1
      when cast(:external as integer) = 1 then 0
    end as is_mine
),
named as materialized (
  select n.id
  from json_each(case when json_valid(:key) then :key else json_array(:key) end) as v
  cross join nodes as n on n.key = v.value
),
listed as (
  select
    p.*,
    (
      select max(c.date) from contacts as c
      where c.person_id = p.id and c.direct = 1 and c.date <= asked.day
    ) as last_contact
  from asked
  cross join people as p
  where (nullif(:key, '') is null or p.id in named)
    and (p.standing <> 'named' or nullif(:key, '') is not null or cast(:all as integer) = 1)
    and (
      asked.is_mine is null
      or exists (
        select 1 from organizations as o
        where o.id = p.organization_id and o.is_mine = asked.is_mine
      )
    )
    and (
      nullif(:about, '') is null
      or exists (
        select 1 from contacts as c
        where c.about_id = (select id from nodes where key = :about)
          and c.direct = 1 and c.person_id = p.id and c.date <= asked.day
      )
    )
    and (
      nullif(:with_person, '') is null
      or p.id in (
        select b.person_id
        from attendances as a
        join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> a.person_id
        where a.person_id = (select id from nodes where key = :with_person)
      )
    )
    and (
      nullif(:organization, '') is null
      or p.organization_id = (select id from nodes where key = :organization)
    )
    and (
      nullif(:tag, '') is null
      or exists (
        select 1
        from notes as n
        join note_tags as nt on nt.note_id = n.id
        join tags as t on t.id = nt.tag_id
        where n.node_id = p.id
          and (
            t.normalised = asked.tag
            -- '0' follows '/': everything below the tag.
            or (t.normalised > asked.tag || '/' and t.normalised < asked.tag || '0')
          )
      )
    )
    and (
      nullif(:folder, '') is null
      or exists (
        select 1 from notes as n
        where n.node_id = p.id
          and (
            n.folder = asked.folder
            or (n.folder > asked.folder || '/' and n.folder < asked.folder || '0')
          )
      )
    )
)
select
  node.label as person,
  node.key,
  p.role,
  organization.label as organization,
  organization.key as organization_key,
  p.email,
  p.phone,
  p.last_contact,
  cast(julianday(asked.day) - julianday(p.last_contact) as integer) as days_ago,
  (
    select max(m.date) from (
      select max(n.date) as date
      from links as l
      join notes as n on n.id = l.source_note_id
      where l.target_node_id = p.id and n.date <= asked.day and n.node_id <> p.id
      union all
      select max(c.date) from contacts as c
      where c.person_id = p.id and c.direct = 0 and c.date <= asked.day
    ) as m
  ) as last_mentioned,
  (
    select count(distinct c.date) from contacts as c
    where c.person_id = p.id and c.direct = 1 and c.date <= asked.day
  ) as contacts,
  (
    select count(*) from attendances as a
    join meetings as m on m.id = a.meeting_id
    where a.person_id = p.id and (m.date is null or m.date <= asked.day)
  ) as meetings,
  (
    select count(*) from counted_tasks as t
    where t.owner_id = p.id and t.state not in ('done', 'cancelled', 'proposed')
  ) as open_tasks,
  p.cadence_days,
  p.stated_last_contact,
  p.standing,
  p.is_me,
  (select n.path from notes as n where n.node_id = p.id order by n.is_primary desc, n.path) as source
from asked
cross join listed as p
cross join nodes as node on node.id = p.id
left join nodes as organization on organization.id = p.organization_id
where nullif(:since, '') is null or p.last_contact >= :since
order by node.label, node.key
limit coalesce(cast(nullif(:limit, '') as integer), -1)
