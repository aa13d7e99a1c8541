-- title: What stands out
-- description: Things that are blocked, overdue on the day of the last import, or the person whose vault it is.
with today as (select as_of from imports order by id desc limit 1),
late as (
  select id from projects
  where due < (select as_of from today) and coalesce(status, '') not in ('done', 'cancelled')
  union
  select about_id from counted_tasks
  where due < (select as_of from today) and state not in ('done', 'cancelled', 'proposed')
),
found as (
  select id, 'blocked' as mark from projects where status = 'blocked'
  union all
  select id, 'blocked' from organizations where status = 'blocked'
  union all
  select id, 'overdue' from late
  union all
  select id, 'me' from people where is_me
)
select n.key, found.mark
from found join nodes as n on n.id = found.id
order by n.key, found.mark
