-- title: Entities
-- description: The kind and the key of each.
select node.kind, node.key
from nodes as node
where
  -- include: is_entity
