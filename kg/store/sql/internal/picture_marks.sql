-- title: What stands out
-- description: Which of some things are blocked, overdue on the day of the last import, or the person whose vault it is.
-- param keys: array of the keys of the things
with entity_facts as (
-- include: entity_facts
),
wanted as (
  select n.id, n.key
  from json_each(:keys) as given
  cross join nodes as n on n.key = given.value
),
today as (select as_of from imports order by id desc limit 1),
late as (
  select p.id
  from wanted as w cross join projects as p on p.id = w.id
  where p.due < (select as_of from today) and coalesce(p.status, '') not in ('done', 'cancelled')
  union
  select t.about_id
  from wanted as w cross join counted_tasks as t on t.about_id = w.id
  where t.due < (select as_of from today) and t.state not in ('done', 'cancelled', 'proposed')
),
found as (
  select id, 'blocked' as mark from entity_facts where status = 'blocked'
  union all
  select id, 'overdue' from late
  union all
  select id, 'me' from people where is_me
)
select w.key, found.mark
from found join wanted as w on w.id = found.id
order by w.key, found.mark
