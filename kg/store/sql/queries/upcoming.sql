-- title: Coming meetings
-- description: Meetings from a day on, the next first. Before each stands what to know: when those who come were last contacted, how many tasks of theirs are open, and what it is about that is blocked.
-- leaves out: me
-- param days = 7: how many days ahead
-- param as_of: from this day on; without it, from the day of the last import
-- param limit: at most so many rows
with
asked as materialized (
  select
    day, date(day, coalesce(cast(nullif(:days, '') as integer), 7) || ' days') as last
  from (
    select coalesce(
      date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)
    ) as day
  )
),
coming as materialized (
  select m.id, m.title, m.date, m.kind, m.note_id, node.key
  from asked
  cross join meetings as m on m.date between asked.day and asked.last
  cross join nodes as node on node.id = m.id
  order by m.date, m.title, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
invited as materialized (
  select
    c.id as meeting_id, n.label, n.key,
    (
      select max(k.date) from contacts as k
      where k.person_id = p.id and k.direct = 1 and k.date <= asked.day
        and k.meeting_id is not c.id
    ) as last_contact,
    (
      select count(*) from counted_tasks as t
      where t.owner_id = p.id and t.state not in ('done', 'cancelled', 'proposed')
    ) as open_tasks
  from asked
  cross join coming as c
  cross join attendances as a on a.meeting_id = c.id
  cross join people as p on p.id = a.person_id and not p.is_me
  cross join nodes as n on n.id = p.id
),
subjects as materialized (
  select c.id as meeting_id, r.target_id as id
  from coming as c cross join relations as r on r.source_id = c.id and r.kind = 'about'
  union
  select c.id, k.about_id
  from coming as c cross join contacts as k on k.meeting_id = c.id and k.direct = 1
  where k.about_id is not null
),
guests as (
  select
    i.meeting_id,
    i.label || ' (' || case
      when i.last_contact is null then 'never contacted'
      when i.last_contact = asked.day then 'today'
      when julianday(asked.day) - julianday(i.last_contact) = 1 then 'yesterday'
      else cast(julianday(asked.day) - julianday(i.last_contact) as integer) || ' days ago'
    end || case i.open_tasks
      when 0 then '' when 1 then ', 1 open task' else ', ' || i.open_tasks || ' open tasks'
    end || ')' as text,
    row_number() over (
      partition by i.meeting_id
      order by i.open_tasks desc, i.last_contact is not null, i.last_contact, i.label, i.key
    ) as place
  from asked cross join invited as i
),
-- Of many the three of whom there is most to say.
told as materialized (
  select meeting_id, text, place from guests where place <= 3
  union all
  select s.meeting_id, n.label || ' is blocked', 4
  from subjects as s
  cross join projects as p on p.id = s.id and p.status = 'blocked'
  cross join nodes as n on n.id = s.id
  union all
  select i.meeting_id, (count(*) - 3) || ' more come', 5
  from invited as i
  group by i.meeting_id
  having count(*) > 3
)
select
  c.title as meeting,
  c.key,
  c.date,
  cast(julianday(c.date) - julianday(asked.day) as integer) as days_ahead,
  c.kind,
  (
    select group_concat(label, '; ')
    from (select label from invited as i where i.meeting_id = c.id order by label, key)
  ) as with_whom,
  (
    select group_concat(label, '; ')
    from (
      select n.label from subjects as s join nodes as n on n.id = s.id
      where s.meeting_id = c.id order by n.label, n.key
    )
  ) as about,
  (
    select group_concat(text, '; ')
    from (
      select t.text from told as t
      where t.meeting_id = c.id order by t.place, t.text
    )
  ) as prep,
  note.path as source
from asked
cross join coming as c
left join notes as note on note.id = c.note_id
order by c.date, c.title, c.key
