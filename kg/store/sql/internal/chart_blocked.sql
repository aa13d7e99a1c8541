-- title: What is blocked, in time
-- description: Blocked projects, those blocked longest first and last those of which that is not known, with the newest contact, the due day and the next meeting about them. Each after the number of all.
-- leaves out: me
-- param as_of: the day that the question is asked about
-- param limit: at most so many rows
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day
),
matching as materialized (
  select
    one.id, one.owner_id, one.due, node.label, node.key,
    coalesce(one.status_since, substr(change.seen_at, 1, 10)) as status_since,
    case
      when one.status_since is not null then 'stated'
      when change.seen_at is not null then 'seen'
    end as since_basis
  from projects as one
  cross join nodes as node on node.id = one.id
  -- include: status_change
  where one.status = 'blocked'
),
ranked as materialized (
  select * from matching
  order by status_since is null, status_since, label, key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
coming as (
  select one.id, m.id as meeting_id, m.date
  from asked
  cross join ranked as one
  cross join relations as r on r.target_id = one.id and r.kind = 'about'
  cross join meetings as m on m.id = r.source_id and m.date >= asked.day
  union
  select one.id, m.id, m.date
  from asked
  cross join ranked as one
  cross join contacts as c on c.about_id = one.id and c.direct = 1 and c.date >= asked.day
  cross join meetings as m on m.id = c.meeting_id and m.date >= asked.day
),
-- SQLite takes the other columns from the row of the minimum.
next as materialized (select id, meeting_id, min(date) as date from coming group by id)
select
  (select count(*) from matching) as in_all,
  one.label as project,
  one.key,
  owner.label as owner,
  one.status_since,
  one.since_basis,
  cast(julianday(asked.day) - julianday(one.status_since) as integer) as days_blocked,
  (
    select max(c.date) from contacts as c
    where c.about_id = one.id and c.direct = 1 and c.date <= asked.day
      and c.person_id not in (select id from people where is_me)
  ) as last_contact,
  one.due,
  next.date as next_date,
  meeting.label as meeting,
  meeting.key as meeting_key,
  -- include: first_page
from asked
cross join ranked as one
left join nodes as owner on owner.id = one.owner_id
left join next on next.id = one.id
left join nodes as meeting on meeting.id = next.meeting_id
order by one.status_since is null, one.status_since, one.label, one.key
