-- title: Whether another page has a task, too
-- description: A condition on a task (task): an earlier page of the same event has it as well.
exists (
  select 1
  from event_pages as page
  cross join event_pages as other on other.meeting_id = page.meeting_id
  cross join notes as twin on twin.id = other.note_id
  cross join tasks as same on same.note_id = twin.id
  where page.note_id = task.note_id
    and twin.path < (select path from notes where id = task.note_id)
    and twin.is_archived = 0
    and same.text = task.text and +same.owner_id is task.owner_id and same.due is task.due
)
