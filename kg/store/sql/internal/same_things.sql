-- title: Things, with the days of contact that hang on each
-- description: Of people also where they work.
-- param kinds: the kinds of these things, as a JSON array
with counted as (
    select person_id as id, count(distinct date) as days from contacts where direct = 1 group by 1
    union all
    select about_id, count(distinct date) from contacts
    where direct = 1 and about_id is not null group by 1
)
select d.key, d.kind, d.label, d.slug, o.key as employer, coalesce(max(c.days), 0) as days
from nodes d
left join (
    -- include: entity_facts
) facts on facts.id = d.id
left join nodes o on o.id = facts.employer_id
left join counted c on c.id = d.id
where d.kind in (select value from json_each(:kinds))
group by d.id
order by d.key
