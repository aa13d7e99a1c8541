-- title: Kinds
-- description: The kinds that kg.toml declares, what several of each are called, their fields, and how many things are of it.
select
  k.name as kind,
  k.plural,
  json(k.fields) as fields,
  (select count(*) from nodes as n where n.kind = k.name) as things
from kinds as k
order by k.name
