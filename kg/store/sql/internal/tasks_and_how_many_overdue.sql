-- title: Tasks, how many there are, and how many are overdue
-- description: The rows of the query `tasks`, each after the number of all that it would list without a limit, and how many of these are overdue.
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
  (select count(*) from matching) as in_all,
  (
    select count(*) from matching where not is_undated and due < (select day from asked)
  ) as overdue,
  -- include: task_rows
