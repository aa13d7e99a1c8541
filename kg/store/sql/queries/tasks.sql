-- title: Tasks
-- description: Tasks from all notes, the soonest due first. Open are accepted ones outside archives and templates, of several pages of one event only once. A task that depends on an open one is blocked.
-- param state = open: open, done, cancelled, overdue, archived (open ones in archives), all, or a state such as proposed
-- param owner: key of who is to do it, or an array of keys
-- param whose: mine (the notes' owner is to do it, or nobody is named), or others (anybody else is)
-- param about: key of what it is about, or an array of keys
-- param note: key of the note, or of the thing whose page holds it
-- param blocked: 1 for blocked tasks only, 0 for those that could be done now
-- param due_before: only tasks due before this day
-- param done_since: only tasks done on this day or later
-- param folder: only tasks in notes of this folder, at any depth
-- param as_of: the day that decides what is overdue; without it, the day of the last import
-- param limit: at most so many rows
with
-- include: matching_tasks
select
  -- include: task_rows
