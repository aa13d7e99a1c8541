-- title: Which organizations are mine
-- description: Those that kg.toml names, by any of their names or their domain; where it names none, where I work.
-- param slugs: the names in kg.toml as they are matched, an array
-- param domains: the same names in small letters, an array
select o.id
from organizations as o join nodes as n on n.id = o.id
where n.slug in (select value from json_each(:slugs))
  or n.key in (select 'organization:' || value from json_each(:slugs))
  or o.domain in (select value from json_each(:domains))
  or exists (
    select 1 from aliases as a
    where a.node_id = o.id and a.slug in (select value from json_each(:slugs))
  )
  or (
    json_array_length(:slugs) = 0
    and o.id in (select organization_id from people where is_me)
  )
