-- title: Projects
-- description: Projects with their status and since when, owner, last contact and open tasks.
-- leaves out: me
-- param key: only the project with this key, or an array of keys
-- param status: only projects with one of these statuses
-- param owner: key of the owner
-- param with_person: key of a person; only projects that they were contacted about
-- param since: only projects whose last contact was on this day or later
-- param tag: only projects whose page has this tag, or one below it
-- param folder: only projects whose page is in this folder, at any depth
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
    p.*,
    (
      select max(c.date) from contacts as c
      where c.about_id = p.id and c.direct = 1 and c.date <= asked.day
        and c.person_id not in (select id from people where is_me)
    ) as last_contact
  from asked
  cross join projects as p
  where (nullif(:key, '') is null or p.id in named)
    and (
      nullif(:status, '') is null
      or p.status in (
        select value
        from json_each(case when json_valid(:status) then :status else json_array(:status) end)
      )
    )
    and (nullif(:owner, '') is null or p.owner_id = (select id from nodes where key = :owner))
    and (
      nullif(:with_person, '') is null
      or exists (
        select 1 from contacts as c
        where c.about_id = p.id and c.direct = 1 and c.date <= asked.day
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
  node.label as project,
  node.key,
  p.status,
  p.status_raw,
  coalesce(p.status_since, substr(change.seen_at, 1, 10)) as status_since,
  case
    when p.status_since is not null then 'stated'
    when change.seen_at is not null then 'seen'
  end as since_basis,
  owner.label as owner,
  owner.key as owner_key,
  p.priority,
  p.due,
  p.last_contact,
  cast(julianday(asked.day) - julianday(p.last_contact) as integer) as days_ago,
  (
    select count(distinct c.date) from contacts as c
    where c.about_id = p.id and c.direct = 1 and c.date <= asked.day
      and c.person_id not in (select id from people where is_me)
  ) as contacts,
  (
    select count(*) from counted_tasks as t
    where t.about_id = p.id and t.state not in ('done', 'cancelled', 'proposed')
  ) as open_tasks,
  p.stated_last_contact,
  p.stated_last_updated,
  (select n.path from notes as n where n.node_id = p.id order by n.is_primary desc, n.path) as source
from asked
cross join listed as p
cross join nodes as node on node.id = p.id
left join nodes as owner on owner.id = p.owner_id
-- The latest change of the status, if it led to the one that holds.
left join changes as change
  on change.id = (
    select c.id from changes as c
    where c.node_key = node.key and c.field = 'status'
    order by c.seen_at desc, c.id desc limit 1
  )
  and change.new = p.status
where nullif(:since, '') is null or p.last_contact >= :since
order by node.label, node.key
limit coalesce(cast(nullif(:limit, '') as integer), -1)
