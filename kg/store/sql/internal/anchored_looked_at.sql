-- title: The links to places of what is looked at
-- description: Puts every link to a place within a note of `looked_at` into `anchored`.
insert into anchored
select l.id
from looked_at as t
cross join links as l on l.target_node_id = t.id
where l.fragment is not null and l.target_note_id is not null
