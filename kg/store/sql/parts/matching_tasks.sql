-- title: The tasks asked for
-- description: `asked`: what is asked for; `matching`: all tasks that match; `ranked`: the first of them.
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    coalesce(nullif(:state, ''), 'open') as state,
    rtrim(:folder, '/') as folder,
    coalesce(nullif(:about, ''), nullif(:owner, ''), nullif(:note, '')) is not null as is_narrow,
    coalesce(cast(nullif(:limit, '') as integer), -1) as most
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
matching as materialized (
  select
    task.id,
    case when task.state = 'done' then task.done end as done,
    task.due is null as is_undated,
    coalesce(task.due, '') as due,
    case task.priority
      when 'highest' then 0 when 'high' then 1 when 'medium' then 2 when 'low' then 4
      when 'lowest' then 5 else 3
    end as urgency
  from (
    -- By the narrowest of what is asked for, so that each finds its index.
    select t.* from tasks as t where t.about_id in subjects
    union all
    select t.* from tasks as t where nullif(:about, '') is null and t.owner_id in owners
    union all
    select t.* from tasks as t
    where nullif(:about, '') is null and nullif(:owner, '') is null
      and t.note_id in (
        select n.id from notes as n where n.node_id = (select id from nodes where key = :note)
      )
    union all
    select t.* from tasks as t
    where nullif(:about, '') is null and nullif(:owner, '') is null and nullif(:note, '') is null
  ) as task
  where case (select state from asked)
      when 'all' then true
      when 'open' then task.state not in ('done', 'cancelled', 'proposed')
      when 'overdue' then task.state not in ('done', 'cancelled', 'proposed')
        and task.due < (select day from asked)
      when 'archived' then task.state not in ('done', 'cancelled', 'proposed')
        and task.text <> ''
        and task.note_id in (select id from notes where is_archived = 1 and kind <> 'template')
      else task.state = (select state from asked)
    end
    and (
      (select state from asked) in ('all', 'archived', 'done', 'cancelled')
      or (
        -- include: counted
        and not (
          -- Of a whole vault: few notes are one of several pages of an event.
          (
            (select is_narrow from asked)
            or task.note_id in (
              select note_id from event_pages
              where meeting_id in (
                select meeting_id from event_pages
                group by meeting_id having min(note_id) < max(note_id)
              )
            )
          )
          and
          -- include: told_before
        )
      )
    )
    and (nullif(:owner, '') is null or task.owner_id in owners)
    and (
      nullif(:whose, '') is null
      or case :whose
        -- Nothing is in an empty list: of tasks without an owner that is asked apart.
        when 'mine'
          then task.owner_id is null or task.owner_id in (select id from people where is_me)
        when 'others'
          then task.owner_id is not null
            and task.owner_id not in (select id from people where is_me)
      end
    )
    and (
      nullif(:note, '') is null
      or task.note_id in (
        select id from notes where node_id = (select id from nodes where key = :note)
      )
    )
    and (
      nullif(:blocked, '') is null
      or cast(:blocked as integer) = (
        -- include: waits_for
        is not null
      )
    )
    and (nullif(:due_before, '') is null or task.due < :due_before)
    and (nullif(:done_since, '') is null or task.done >= :done_since)
    and (
      nullif(:folder, '') is null
      or task.note_id in (
        select note.id from asked cross join notes as note
        where
          -- include: below_folder
      )
    )
),
-- The last that a limit lets in; what comes after it needs no place looked up.
last as materialized (
  select done, is_undated, due, urgency
  from matching
  order by done desc, is_undated, due, urgency
  limit (select most > 0 from asked) offset (select max(most, 1) - 1 from asked)
),
ranked as materialized (
  select m.*, note.path, t.line
  from matching as m
  left join last on true
  cross join tasks as t on t.id = m.id
  cross join notes as note on note.id = t.note_id
  where case
      when last.urgency is null then true
      when last.done is not null then m.done >= last.done
      else m.done is not null
        or (m.is_undated, m.due, m.urgency) <= (last.is_undated, last.due, last.urgency)
    end
  order by m.done desc, m.is_undated, m.due, m.urgency, note.path, t.line
  limit (select most from asked)
)
