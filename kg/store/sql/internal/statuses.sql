-- title: Statuses in use
-- description: The statuses that things have, and how many have each, most used first.
select status, count(*) as things
from (select status from projects union all select status from organizations)
where status is not null
group by status
order by things desc, status
