-- title: Things of a kind
-- description: All things of a kind, those that kg.toml declares or any other: their fields, tags, last contact and page.
-- leaves out: me
-- param kind: only things of this kind, or of one of an array of kinds; without it, of every kind that kg.toml declares
-- param key: only the thing with this key, or an array of keys
-- param with_person: key of a person; only things that they were contacted about
-- param since: only things whose last contact was on this day or later
-- param tag: only things whose page has this tag, or one below it
-- param folder: only things whose page is in this folder, at any depth
-- param as_of: contacts after this day do not count; without it, the day of the last import
-- param limit: at most so many rows
-- column fields: what the pages say under the fields that kg.toml declares, as a JSON object
-- column last_contact: the newest day with a contact about it, of a person with them
with
asked as materialized (
  select
    -- include: asked_list
),
wanted as materialized (
  select v.value as kind
  from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end) as v
  where nullif(:kind, '') is not null
  union all
  select name from kinds where nullif(:kind, '') is null
),
-- include: named
found as (
  select one.id, one.key, one.kind, one.label
  from asked
  cross join wanted
  cross join nodes as one on one.kind = wanted.kind
  where (nullif(:key, '') is null or one.id in named)
    -- include: contacted_with
    -- include: in_tag_and_folder
),
counted as (
  select
    f.*,
    case f.kind
      when 'person' then (
        select max(c.date) from contacts as c
        where c.person_id = f.id and c.direct = 1 and c.date <= asked.day
      )
      else (
        select max(c.date) from contacts as c
        where c.about_id = f.id and c.direct = 1 and c.date <= asked.day
          and c.person_id not in (select id from people where is_me)
      )
    end as last_contact,
    case f.kind
      when 'person' then (
        select count(distinct c.date) from contacts as c
        where c.person_id = f.id and c.direct = 1 and c.date <= asked.day
      )
      else (
        select count(distinct c.date) from contacts as c
        where c.about_id = f.id and c.direct = 1 and c.date <= asked.day
          and c.person_id not in (select id from people where is_me)
      )
    end as contacts
  from asked
  cross join found as f
)
select
  c.label,
  c.key,
  c.kind,
  coalesce(thing.fields, '{}') as fields,
  (
    select group_concat(name, '; ')
    from (
      select distinct t.name
      from notes as note
      join note_tags as nt on nt.note_id = note.id
      join tags as t on t.id = nt.tag_id
      where note.node_id = c.id
      order by t.name
    )
  ) as tags,
  c.last_contact,
  cast(julianday(asked.day) - julianday(c.last_contact) as integer) as days_ago,
  c.contacts,
  page.path as source,
  case when page.path is not null then 1 end as line
from asked
cross join counted as c
left join things as thing on thing.id = c.id
left join notes as page on page.node_id = c.id and page.is_primary = 1
where nullif(:since, '') is null or c.last_contact >= :since
order by c.kind, c.label, c.key
limit coalesce(cast(nullif(:limit, '') as integer), -1)
