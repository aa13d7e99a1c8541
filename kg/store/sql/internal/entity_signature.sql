-- title: What differs when entities come or go
-- description: How many there are, the newest of their numbers, and the sum of these.
select count(*), max(node.id), sum(node.id)
from nodes as node
where
  -- include: is_entity
