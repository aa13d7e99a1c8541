-- title: Whether a task counts
-- description: Conditions on a task (task) and its note (note): it is in no archive or template, and more than an empty box or tags.
trim(task.text, '*_~-–—.… ') <> '' and note.is_archived = 0 and note.kind <> 'template'
-- Tags alone say nothing of what is to be done.
and not (task.text like '#%' and instr(replace(task.text, ' #', '#'), ' ') = 0)
