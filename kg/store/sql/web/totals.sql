-- title: Totals
-- description: How much of what people look for there is, and how the last import went.
select
  import.vault,
  import.as_of,
  (select count(*) from notes) as notes,
  (select count(*) from people) as people,
  (select count(*) from projects) as projects,
  (select count(*) from organizations) as organizations,
  (select count(*) from meetings) as meetings,
  (select count(*) from tasks) as tasks,
  (select count(*) from problems where severity = 'error') as errors,
  (select count(*) from problems where severity = 'warning') as warnings,
  (select message from problems where code = 'cut-copy') as notice
from imports as import
order by import.id desc
limit 1
