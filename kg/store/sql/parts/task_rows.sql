-- title: Tasks as they are listed
-- description: The columns of tasks and where they come from: those of `ranked`, in its order.
t.text as task,
t.state,
t.due,
case
  when t.state not in ('done', 'cancelled') and t.due < asked.day
    then cast(julianday(asked.day) - julianday(t.due) as integer)
end as days_overdue,
t.scheduled,
t.priority,
owner.label as owner,
owner.key as owner_key,
about.label as about,
about.key as about_key,
w.waits_for is not null as is_blocked,
w.waits_for,
t.done,
w.path as source,
w.line
from asked
cross join (
  select
    ranked.*,
    -- include: waits_for
    as waits_for
  from ranked cross join tasks as task on task.id = ranked.id
) as w
cross join tasks as t on t.id = w.id
left join nodes as owner on owner.id = t.owner_id
left join nodes as about on about.id = t.about_id
order by w.done desc, w.is_undated, w.due, w.urgency, w.path, w.line
