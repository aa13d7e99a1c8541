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
join notes as note on note.id = task.note_id
where trim(task.text, '*_~-–—.… ') <> '' and note.is_archived = 0 and note.kind <> 'template'
  -- Tags alone say nothing of what is to be done.
  and not (task.text like '#%' and instr(replace(task.text, ' #', '#'), ' ') = 0)
  and not exists (
    select 1
    from event_pages as page
    cross join event_pages as other on other.meeting_id = page.meeting_id
    cross join notes as twin on twin.id = other.note_id
    cross join tasks as same on same.note_id = twin.id
    where page.note_id = note.id and twin.path < note.path
      and twin.is_archived = 0
      and same.text = task.text and +same.owner_id is task.owner_id and same.due is task.due
  )
