-- title: The page of a thing
-- description: A column: the path of the primary page of a thing (one), else the first of its pages.
(select n.path from notes as n where n.node_id = one.id order by n.is_primary desc, n.path) as source
