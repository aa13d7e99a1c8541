-- title: Statuses in use
-- description: The statuses that things have, and how many have each, most used first.
select status, count(*) as things
from (
  -- include: entity_facts
)
where status is not null
group by status
order by things desc, status
