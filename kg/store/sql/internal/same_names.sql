-- title: What people, projects and organizations are known by
-- description: Names, addresses, and the paths of their pages.
select d.key, 'name' as what, a.slug as value
from aliases a join nodes d on d.id = a.node_id
where d.kind in ('person', 'project', 'organization') and a.source <> 'handle'
union
select d.key, 'address', lower(c.value)
from claims c join nodes d on d.id = c.node_id
where c.field = 'email' and c.value is not null
  and d.kind in ('person', 'project', 'organization')
union
select d.key, 'path', n.path
from notes n join nodes d on d.id = n.node_id
where d.kind in ('person', 'project', 'organization')
order by 1, 2, 3
