-- title: Whether a task counts
-- description: Conditions on a task (task): it is in no archive or template, and more than an empty box, a filler (TBD) or tags.
-- In the words of the index notes_uncounted, which answers it.
task.note_id not in (select id from notes where is_archived = 1 or kind = 'template')
and (
  -- What begins with a letter, a digit or a link says something, and most do: no need to trim it.
  length(task.text) > 6 and task.text >= '0' and task.text < '_'
  or length(task.text) > 6 and task.text >= 'a' and task.text < '~'
  or lower(trim(task.text, '*_~-–—.…?() ')) not in (
    '', 'tbd', 'tba', 'tbc', 'todo', 'n/a', 'none', 'xxx', 'keine', 'aucun', 'aucune', 'nada', 'geen',
    'ingen', 'brak'
  )
    -- Tags alone say nothing of what is to be done.
    and not (task.text like '#%' and instr(replace(task.text, ' #', '#'), ' ') = 0)
)
and task.text not like '<!--%-->'
