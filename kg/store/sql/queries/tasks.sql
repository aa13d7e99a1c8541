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
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    coalesce(nullif(:state, ''), 'open') as state,
    rtrim(:folder, '/') as folder
),
subjects as materialized (
  select n.id
  from json_each(case when json_valid(:about) then :about else json_array(:about) end) as v
  cross join nodes as n on n.key = v.value
),
owners as materialized (
  select n.id
  from json_each(case when json_valid(:owner) then :owner else json_array(:owner) end) as v
  cross join nodes as n on n.key = v.value
),
-- By the narrowest of what is asked for, so that each finds its index.
wanted as (
  select t.id from subjects as s cross join tasks as t on t.about_id = s.id
  union all
  select t.id
  from owners as o cross join tasks as t on t.owner_id = o.id
  where nullif(:about, '') is null
  union all
  select t.id
  from (select id from nodes where key = :note) as o
  cross join notes as n on n.node_id = o.id
  cross join tasks as t on t.note_id = n.id
  where nullif(:about, '') is null and nullif(:owner, '') is null
  union all
  select t.id from tasks as t
  where nullif(:about, '') is null and nullif(:owner, '') is null and nullif(:note, '') is null
),
waiting as (
  select
    w.id,
    (
      select group_concat(first.text, '; ')
      from json_each(
        '["' || replace(replace(replace(t.depends_on, '"', ''), ' ', ''), ',', '","') || '"]'
      ) as v
      join tasks as first on first.task_key = v.value
      where t.depends_on is not null
        and first.state not in ('done', 'cancelled') and first.id <> t.id
    ) as waits_for
  from wanted as w
  cross join tasks as t on t.id = w.id
)
select
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
  note.path as source,
  t.line
from asked
cross join waiting as w
cross join tasks as t on t.id = w.id
cross join notes as note on note.id = t.note_id
left join nodes as owner on owner.id = t.owner_id
left join nodes as about on about.id = t.about_id
where case asked.state
    when 'all' then true
    when 'open' then t.state not in ('done', 'cancelled', 'proposed')
    when 'overdue' then t.state not in ('done', 'cancelled', 'proposed') and t.due < asked.day
    when 'archived' then t.state not in ('done', 'cancelled', 'proposed')
      and note.is_archived and note.kind <> 'template' and t.text <> ''
    else t.state = asked.state
  end
  and (
    asked.state in ('all', 'archived', 'done', 'cancelled')
    or exists (select 1 from counted_tasks as counted where counted.id = t.id)
  )
  and (nullif(:owner, '') is null or t.owner_id in owners)
  and (
    nullif(:whose, '') is null
    or case :whose
      -- Nothing is in an empty list: of tasks without an owner that is asked apart.
      when 'mine' then t.owner_id is null or t.owner_id in (select id from people where is_me)
      when 'others'
        then t.owner_id is not null and t.owner_id not in (select id from people where is_me)
    end
  )
  and (
    nullif(:note, '') is null or note.node_id = (select id from nodes where key = :note)
  )
  and (nullif(:blocked, '') is null or (w.waits_for is not null) = cast(:blocked as integer))
  and (nullif(:due_before, '') is null or t.due < :due_before)
  and (nullif(:done_since, '') is null or t.done >= :done_since)
  and (
    nullif(:folder, '') is null
    or note.folder = asked.folder
    or (note.folder > asked.folder || '/' and note.folder < asked.folder || '0')
  )
order by
  case when t.state = 'done' then t.done end desc,
  t.due is null, t.due,
  case t.priority
    when 'highest' then 0 when 'high' then 1 when 'medium' then 2 when 'low' then 4
    when 'lowest' then 5 else 3
  end,
  note.path, t.line
limit coalesce(cast(nullif(:limit, '') as integer), -1)
