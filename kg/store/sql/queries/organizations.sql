-- title: Organizations
-- description: Customers, companies and partners, with who owns the account and when somebody was last contacted about it.
-- leaves out: me
-- param key: only the organization with this key, or an array of keys
-- param status: only organizations with one of these statuses
-- param owner: key of the owner of the account
-- param with_person: key of a person; only organizations that they were contacted about
-- param since: only organizations whose last contact was on this day or later
-- param tag: only organizations whose page has this tag, or one below it
-- param folder: only organizations whose page is in this folder, at any depth
-- param as_of: contacts after this day do not count; without it, the day of the last import
-- param limit: at most so many rows
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    lower(ltrim(:tag, '#')) as tag,
    rtrim(:folder, '/') as folder
),
named as materialized (
  select n.id
  from json_each(case when json_valid(:key) then :key else json_array(:key) end) as v
  cross join nodes as n on n.key = v.value
),
listed as (
  select
    o.*,
    (
      select max(c.date) from contacts as c
      where c.about_id = o.id and c.direct = 1 and c.date <= asked.day
        and c.person_id not in (select id from people where is_me)
    ) as last_contact
  from asked
  cross join organizations as o
  where (nullif(:key, '') is null or o.id in named)
    and (
      nullif(:status, '') is null
      or o.status in (
        select value
        from json_each(case when json_valid(:status) then :status else json_array(:status) end)
      )
    )
    and (nullif(:owner, '') is null or o.owner_id = (select id from nodes where key = :owner))
    and (
      nullif(:with_person, '') is null
      or exists (
        select 1 from contacts as c
        where c.about_id = o.id and c.direct = 1 and c.date <= asked.day
          and c.person_id = (select id from nodes where key = :with_person)
      )
    )
    and (
      nullif(:tag, '') is null
      or exists (
        select 1
        from notes as n
        join note_tags as nt on nt.note_id = n.id
        join tags as t on t.id = nt.tag_id
        where n.node_id = o.id
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
        where n.node_id = o.id
          and (
            n.folder = asked.folder
            or (n.folder > asked.folder || '/' and n.folder < asked.folder || '0')
          )
      )
    )
)
select
  node.label as organization,
  node.key,
  o.status,
  o.industry,
  o.domain,
  owner.label as owner,
  owner.key as owner_key,
  (select count(*) from people where people.organization_id = o.id) as people,
  o.last_contact,
  cast(julianday(asked.day) - julianday(o.last_contact) as integer) as days_ago,
  (
    select count(distinct c.date) from contacts as c
    where c.about_id = o.id and c.direct = 1 and c.date <= asked.day
      and c.person_id not in (select id from people where is_me)
  ) as contacts,
  (
    select count(*) from counted_tasks as t
    where t.about_id = o.id and t.state not in ('done', 'cancelled', 'proposed')
  ) as open_tasks,
  o.stated_last_contact,
  (select n.path from notes as n where n.node_id = o.id order by n.is_primary desc, n.path) as source
from asked
cross join listed as o
cross join nodes as node on node.id = o.id
left join nodes as owner on owner.id = o.owner_id
where nullif(:since, '') is null or o.last_contact >= :since
order by node.label, node.key
limit coalesce(cast(nullif(:limit, '') as integer), -1)
