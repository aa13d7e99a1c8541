-- title: Who is me by name
-- description: The people who are called by one of the names or have one of the addresses. An alias counts where nobody is called so and one alone has it.
-- param slugs: names as they are matched, an array
-- param addresses: the same names in small letters, an array
with
asked as materialized (select value as slug from json_each(:slugs)),
addresses as materialized (select value as address from json_each(:addresses))
select p.id
from asked
cross join nodes as n on n.key = 'person:' || asked.slug
cross join people as p on p.id = n.id
union
select min(p.id)
from asked
cross join aliases as a on a.slug = asked.slug
cross join people as p on p.id = a.node_id
where not exists (select 1 from nodes as n where n.key = 'person:' || asked.slug)
group by asked.slug
having count(distinct p.id) = 1
union
select p.id from people as p where lower(p.email) in (select address from addresses)
union
select p.id
from addresses
cross join names as e on e.space = 'email' and e.key = addresses.address
cross join notes as note on note.id = e.note_id
cross join people as p on p.id = note.node_id
