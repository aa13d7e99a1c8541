-- title: A project in time
-- description: What is dated about a project: its statuses, meetings, other contacts, tasks, decisions, risks, blockers and questions, the newest of each, in the order of their days. Each after the number of all.
-- leaves out: me
-- param key: key of the project
-- param since: only what ends on this day or later
-- param as_of: contacts after this day do not count
-- param limit: at most so many of each sort
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    n.id, n.key
  from nodes as n where n.key = :key
),
steps as materialized (
  select
    c.old, c.new, substr(c.seen_at, 1, 10) as day,
    substr(lead(c.seen_at) over (order by c.seen_at, c.id), 1, 10) as next,
    row_number() over (order by c.seen_at, c.id) as place
  from asked
  cross join changes as c on c.node_key = asked.key and c.field = 'status'
),
found(what, begins, ends, state, text, other, source, line) as (
  select 'status', null, s.day, s.old, s.old, null, null, null
  from steps as s where s.place = 1 and s.old is not null
  union all
  select 'status', s.day, s.next, s.new, s.new, null, null, null
  from steps as s where s.next is not null and s.new is not null
  union all
  select
    'status', coalesce(one.status_since, (select s.day from steps as s where s.next is null and s.new = one.status)),
    null, one.status, coalesce(one.status_raw, one.status), null,
    -- include: first_page
    , null
  from asked cross join projects as one on one.id = asked.id
  where one.status is not null
  union all
  select 'meeting', m.date, m.date, m.kind, m.title,
    (
      select group_concat(label, '; ') from (
        select p.label
        from attendances as a join nodes as p on p.id = a.person_id
        where a.meeting_id = m.id and a.person_id not in (select id from people where is_me)
        order by p.label
      )
    ),
    note.path, min(r.line)
  from asked
  cross join relations as r on r.target_id = asked.id and r.kind = 'about'
  cross join meetings as m on m.id = r.source_id and m.date is not null
  left join notes as note on note.id = r.note_id
  group by m.id
  union all
  select
    'contact', k.date, k.date, k.channel, k.text, group_concat(k.label, '; '), note.path, min(k.line)
  from (
    -- Everybody once, by the first line of theirs; of all, SQLite takes text and note of the first.
    select c.date, c.channel, c.text, c.note_id, person.label, min(c.line) as line
    from asked
    cross join contacts as c on c.about_id = asked.id and c.direct = 1
    cross join nodes as person on person.id = c.person_id
    where c.date <= asked.day and c.person_id not in (select id from people where is_me)
      and not exists (
        select 1 from relations as r
        where r.source_id = c.meeting_id and r.kind = 'about' and r.target_id = c.about_id
      )
    group by c.date, c.channel, person.label
  ) as k
  left join notes as note on note.id = k.note_id
  group by k.date, k.channel
  union all
  select 'task', coalesce(t.start, t.created, t.scheduled), coalesce(t.done, t.due), t.state, t.text, owner.label, note.path, t.line
  from asked
  cross join tasks as t on t.about_id = asked.id
  cross join counted_tasks as counted on counted.id = t.id
  cross join notes as note on note.id = t.note_id
  left join nodes as owner on owner.id = t.owner_id
  where t.state not in ('cancelled', 'proposed')
    and coalesce(t.start, t.created, t.scheduled, t.done, t.due) is not null
  union all
  select s.kind, s.date, s.date, null, s.text, null, note.path, s.line
  from asked
  cross join statements as s on s.node_id = asked.id and s.kind in ('decision', 'risk', 'blocker', 'question')
  left join notes as note on note.id = s.note_id
  where s.date is not null
),
matching as materialized (
  select f.*, coalesce(f.ends, f.begins) as last
  from asked cross join found as f
  where nullif(:since, '') is null or coalesce(f.ends, case f.what when 'status' then asked.day end, f.begins) >= :since
),
ranked as (
  select
    m.*,
    row_number() over (
      partition by m.what
      -- Of the tasks first those that are to be done.
      order by m.what = 'task' and m.state = 'done', m.last is not null, m.last desc, m.begins desc, m.text
    ) as place
  from matching as m
)
select
  (select count(*) from matching) as in_all,
  what, begins, ends, state, text, other, source, line
from ranked
where place <= coalesce(cast(nullif(:limit, '') as integer), 1000000000)
order by coalesce(begins, ends, ''), what, coalesce(ends, ''), source, line, text
