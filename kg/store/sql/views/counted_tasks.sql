-- title: Tasks that count
-- description: Tasks by their ids, each once: not those of archives and templates, not empty boxes and tags alone, and of several pages of one event only one. Their columns are those of the table tasks.
-- column id: the task
-- column note_id: the note that holds it
-- column owner_id: who is to do it
-- column about_id: what it is about
-- column state: todo, doing, done, cancelled, proposed, or another state of kg.toml
-- column due: day on which it is due
-- column text: what is to be done
create view counted_tasks as
select task.id, task.note_id, task.owner_id, task.about_id, task.state, task.due, task.text
from tasks as task
where
  -- include: counted
  and not
  -- include: told_before
