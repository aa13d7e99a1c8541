-- title: Who seems to be me
-- description: Who was at more meetings than anybody else, mails apart, at five at least, and what else points there: being hardly ever beside a "me" that is at other meetings, most mails sent, the home folder that most notes name, git's user. "Me" and "Myself" are marked before.
-- param user: git's user.name, in one word as accounts are called
with
met as materialized (
  select a.person_id, a.meeting_id
  from attendances as a join meetings as m on m.id = a.meeting_id
  where m.kind <> 'email'
),
self as materialized (select id from people where is_me),
counted as materialized (
  select person_id, count(*) as meetings from met
  where person_id not in self
  group by person_id having count(*) > 4
  order by meetings desc limit 2
),
most as materialized (
  select person_id, meetings from counted
  where meetings = (select max(meetings) from counted)
    and (select count(*) from counted where meetings = (select max(meetings) from counted)) = 1
),
by_me as materialized (select distinct meeting_id from met where person_id in self),
beside as materialized (
  select meeting_id from met
  where person_id = (select person_id from most) and meeting_id in by_me
),
sent as materialized (
  select c.value_id as person_id, count(distinct c.node_id || ':' || c.line) as mails
  from claims as c join meetings as m on m.id = c.node_id
  where c.field = 'sender' and m.kind = 'email'
  group by c.value_id
  order by mails desc limit 2
),
called as materialized (
  select p.id as person_id, replace(n.slug, '-', '') as name
  from people as p join nodes as n on n.id = p.id
  union
  select p.id, replace(a.slug, '-', '')
  from people as p join aliases as a on a.node_id = p.id
),
homes as materialized (
  select c.person_id, sum(h.notes) as notes
  from (select key, count(*) as notes from names where space = 'home-folder' group by key) as h
  join called as c on c.name = h.key
  group by c.person_id
  order by notes desc limit 2
)
select
  p.id,
  p.name,
  (select count(*) from beside) * 10 <= most.meetings
    and exists (select 1 from by_me where meeting_id not in beside) as apart_from_me,
  coalesce(
    (select mails from sent where person_id = p.id) > max(
      1, coalesce((select max(mails) from sent where person_id <> p.id), 0)
    ),
    0
  ) as sends_most,
  coalesce(
    (select notes from homes where person_id = p.id)
    > coalesce((select max(notes) from homes where person_id <> p.id), 0),
    0
  ) as has_home,
  exists (select 1 from called where person_id = p.id and name = :user) as is_user,
  exists (select 1 from called where person_id <> p.id and name = :user) as others_user
from most join people as p on p.id = most.person_id
