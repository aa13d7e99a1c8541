-- title: Status
-- description: What the database holds, and how the last import went.
select
  import.vault,
  import.finished as imported,
  import.as_of,
  import.version,
  (select count(*) from notes) as notes,
  (select count(*) from people) as people,
  (select count(*) from projects) as projects,
  (select count(*) from organizations) as organizations,
  (select count(*) from meetings) as meetings,
  (select count(*) from contacts) as contacts,
  (select count(*) from links) as links,
  (select count(*) from links where resolution in ('missing', 'ambiguous')) as unresolved_links,
  (select count(*) from tags) as tags,
  (select count(*) from tasks) as tasks,
  (
    select count(*) from counted_tasks
    where state not in ('done', 'cancelled', 'proposed')
  ) as open_tasks,
  (select count(*) from problems where severity = 'error') as errors,
  (select count(*) from problems where severity = 'warning') as warnings,
  (select count(*) from problems where severity = 'info') as infos,
  (select message from problems where code = 'cut-copy') as notice
from imports as import
order by import.id desc
limit 1
