-- title: What things are known by
-- description: Names, addresses, and the paths of their pages.
-- param kinds: the kinds of these things, as a JSON array
select d.key, 'name' as what, a.slug as value
from aliases a join nodes d on d.id = a.node_id
where d.kind in (select value from json_each(:kinds)) and a.source <> 'handle'
union
select d.key, 'address', lower(c.value)
from claims c join nodes d on d.id = c.node_id
where c.field = 'email' and c.value is not null
  and d.kind in (select value from json_each(:kinds))
union
select d.key, 'path', n.path
from notes n join nodes d on d.id = n.node_id
where d.kind in (select value from json_each(:kinds))
order by 1, 2, 3
