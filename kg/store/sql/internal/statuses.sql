-- title: Statuses in use
-- description: The statuses that projects and organizations have, most used first.
select status
from (select status from projects union all select status from organizations)
where status is not null
group by status
order by count(*) desc, status
