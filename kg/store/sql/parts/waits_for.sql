-- title: What a task waits for
-- description: A value: the texts of the open tasks that a task (task) depends on, null where there is none.
(
  select group_concat(first.text, '; ')
  from json_each(
    '["' || replace(replace(replace(task.depends_on, '"', ''), ' ', ''), ',', '","') || '"]'
  ) as v
  join tasks as first on first.task_key = v.value
  where task.depends_on is not null
    and first.state not in ('done', 'cancelled') and first.id <> task.id
)
