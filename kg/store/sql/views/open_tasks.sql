-- title: Open tasks
-- description: Accepted tasks that are neither done nor cancelled, the soonest due first: not those of archives and templates, and of several pages of one event only once.
-- column task: what is to be done
-- column state: todo, doing, or another state of kg.toml
-- column due: day on which it is due
-- column days_overdue: days by which the last import was past that day; empty if it was not
-- column scheduled: day on which to work on it
-- column priority: highest, high, medium, low or lowest
-- column owner: who is to do it
-- column owner_key: key of the owner
-- column about: the project, person or organization that it is about
-- column about_key: key of what it is about
-- column is_blocked: 1 while it depends on a task that is still open
-- column source: path of the note that holds it
-- column line: line in that note
create view open_tasks as
select
  task.text as task,
  task.state,
  task.due,
  case
    when task.due < (select as_of from imports order by id desc limit 1) then cast(
      julianday((select as_of from imports order by id desc limit 1)) - julianday(task.due)
      as integer
    )
  end as days_overdue,
  task.scheduled,
  task.priority,
  owner.label as owner,
  owner.key as owner_key,
  about.label as about,
  about.key as about_key,
  task.depends_on is not null and exists (
    select 1
    from json_each(
      '["' || replace(replace(replace(task.depends_on, '"', ''), ' ', ''), ',', '","') || '"]'
    ) as wanted
    join tasks as first on first.task_key = wanted.value
    where first.state not in ('done', 'cancelled') and first.id <> task.id
  ) as is_blocked,
  note.path as source,
  task.line
from counted_tasks as counted
join tasks as task on task.id = counted.id
join notes as note on note.id = task.note_id
left join nodes as owner on owner.id = task.owner_id
left join nodes as about on about.id = task.about_id
where counted.state not in ('done', 'cancelled', 'proposed')
order by task.due is null, task.due, note.path, task.line
