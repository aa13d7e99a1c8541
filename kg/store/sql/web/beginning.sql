-- title: Names with a word that begins so
-- description: Things to propose while a name is typed.
-- param start: the beginning of a name, or of a later word of it, as it is matched
with found as (
  select id, label from nodes
  where kind not in ('note', 'tag', 'missing')
    and '-' || slug like '%-' || :start || '%'
  union
  select n.id, a.name
  from aliases as a join nodes as n on n.id = a.node_id
  where '-' || a.slug like '%-' || :start || '%' and a.source <> 'display'
)
select found.label as name, n.key, n.kind
from found join nodes as n on n.id = found.id
where n.kind not in ('note', 'tag', 'missing')
order by
  case n.kind when 'person' then 0 when 'project' then 1 when 'meeting' then 3 else 2 end,
  found.label
limit 20
