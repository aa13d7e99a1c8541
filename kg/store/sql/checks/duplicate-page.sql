-- title: Several pages of one thing
-- over: nodes
select p.id as note_id, d.id as node_id, p.path, null as line, 'info' as severity,
       d.label || ' has ' || count(*) || ' pages; this one decides. The others: '
       || (select group_concat(path, ', ') from (
               select o.path from notes o
               where o.node_id = d.id and o.id <> p.id order by o.path limit 5)) as message
from looked_at t
cross join nodes d on d.id = t.id and d.kind not in ('meeting', 'note', 'tag', 'missing')
cross join notes n on n.node_id = d.id
cross join notes p on p.node_id = d.id and p.is_primary = 1
group by d.id having count(*) > 1
