-- title: Complete any name
-- description: Things of any kind but tags whose name, or another name, begins so; for shell completion.
-- param start: the beginning, as names are matched (lower case, without accents, words joined by -)
select *
from (
  select label as name, key, kind as also
  from nodes
  where slug >= :start and slug < :start || char(1114111) and kind not in ('tag', 'missing')
  order by slug, key
  limit 200
)
union all
select *
from (
  select a.name, n.key, n.label
  from aliases as a
  join nodes as n on n.id = a.node_id
  where :start <> '' and a.slug >= :start and a.slug < :start || char(1114111)
  order by a.slug, n.key, a.name
  limit 200
)
