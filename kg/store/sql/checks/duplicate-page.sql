-- title: Several pages of one thing
-- over: nodes
select p.id as note_id, node.id as node_id, p.path, null as line, 'info' as severity,
       node.label || ' has ' || count(*) || ' pages; this one decides. The others: '
       || (select group_concat(path, ', ') from (
               select o.path from notes o
               where o.node_id = node.id and o.id <> p.id order by o.path limit 5)) as message
from looked_at t
cross join nodes node on node.id = t.id and
     -- include: is_entity
cross join notes n on n.node_id = node.id
cross join notes p on p.node_id = node.id and p.is_primary = 1
group by node.id having count(*) > 1
