-- title: Statuses
-- description: The statuses that projects and organizations have.
select status, count(*) as things
from (select status from projects union all select status from organizations)
where status is not null
group by status
order by things desc, status
