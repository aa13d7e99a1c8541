-- title: Totals
-- description: How much of what people look for there is, and how the last import went. `kinds` has the number of things of each kind.
select
  import.vault,
  import.as_of,
  (
    select json_group_object(kind, things)
    from (select kind, count(*) as things from nodes group by kind)
  ) as kinds,
  (select count(*) from notes) as notes,
  (select count(*) from tasks) as tasks,
  (select count(*) from problems where severity = 'error') as errors,
  (select count(*) from problems where severity = 'warning') as warnings,
  (select message from problems where code = 'cut-copy') as notice
from imports as import
order by import.id desc
limit 1
