-- title: Last contacts of some people
-- description: When each of some people was last contacted and last mentioned, up to the day of the last import: what the table of people has beside its columns, by the rule of the query people.
-- param ids: an array of their numbers
with
asked as materialized (select as_of as day from imports order by id desc limit 1)
select
  one.id,
  (
    select max(c.date) from contacts as c
    where c.person_id = one.id and c.direct = 1 and c.date <= asked.day
  ) as last_contact,
  (
    select max(m.date) from (
      select max(n.date) as date
      from links as l
      join notes as n on n.id = l.source_note_id
      where l.target_node_id = one.id and n.date <= asked.day and n.node_id <> one.id
      union all
      select max(c.date) from contacts as c
      where c.person_id = one.id and c.direct = 0 and c.date <= asked.day
    ) as m
  ) as last_mentioned
from asked
cross join people as one
where one.id in (select value from json_each(:ids))
