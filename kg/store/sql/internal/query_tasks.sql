-- title: Texts with tasks in them
-- description: The notes in whose text a box stands: their text, the line on which it begins, and what they bring along for queries. A box in code is none; who reads the items tells.
select n.id, n.path, n.body, n.body_line, q.packed
from query_data as q
join notes as n on n.id = q.note_id
where n.body glob '*[[]?]*'
