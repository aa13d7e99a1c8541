-- title: Roles of the links of a thing
-- description: By what its notes link others, and theirs link it: key of the other, role.
-- param key: key of the thing
select other.key, l.role
from nodes as one
cross join links as l on l.source_node_id = one.id
cross join nodes as other on other.id = l.target_node_id
where one.key = :key and l.role is not null
union
select other.key, l.role
from nodes as one
cross join links as l on l.target_node_id = one.id
cross join nodes as other on other.id = l.source_node_id
where one.key = :key and l.role is not null
order by 2, 1
