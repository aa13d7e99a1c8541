-- title: Who meets whom
-- description: How often two people were at the same meetings, and when for the last time; the most often first.
-- leaves out: me
-- param person: key of a person; without it, every pair once
-- param since: only meetings on this day or later
-- param as_of: only meetings up to this day; without it, up to the day of the last import
-- param with_me = 0: 1 counts the owner of the notes too
-- param limit = 100: at most so many pairs; -1 gives all
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    coalesce(cast(:with_me as integer), 0) as with_me
),
known as materialized (
  select p.id from asked cross join people as p where asked.with_me or not p.is_me
),
pairs as (
  select a.person_id, b.person_id as other_id, a.meeting_id
  from (select id from nodes where key = :person) as p
  cross join attendances as a on a.person_id = p.id
  cross join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> a.person_id
  where b.person_id in known
  union all
  select a.person_id, b.person_id, a.meeting_id
  from attendances as a
  cross join attendances as b on b.meeting_id = a.meeting_id and b.person_id > a.person_id
  where nullif(:person, '') is null and a.person_id in known and b.person_id in known
),
counted as (
  select
    pairs.person_id, pairs.other_id, count(*) as meetings,
    min(m.date) as first_date, max(m.date) as last_date
  from asked
  cross join pairs
  cross join meetings as m on m.id = pairs.meeting_id
  where (m.date is null or m.date <= asked.day)
    and (nullif(:since, '') is null or m.date >= :since)
  group by pairs.person_id, pairs.other_id
),
-- Of a pair that nobody is asked about, the first by key comes first.
turned as (
  select c.*, nullif(:person, '') is null and one.key > two.key as is_turned,
    one.key as one_key, two.key as two_key
  from counted as c
  cross join nodes as one on one.id = c.person_id
  cross join nodes as two on two.id = c.other_id
),
top as materialized (
  select
    iif(is_turned, other_id, person_id) as person_id,
    iif(is_turned, person_id, other_id) as other_id,
    meetings, first_date, last_date
  from turned
  order by
    meetings desc, last_date desc,
    iif(is_turned, two_key, one_key), iif(is_turned, one_key, two_key)
  limit coalesce(cast(nullif(:limit, '') as integer), 100)
),
newest as (
  select
    c.*,
    (
      select m.id
      from attendances as a
      cross join attendances as b on b.meeting_id = a.meeting_id
      cross join meetings as m on m.id = a.meeting_id
      cross join nodes as node on node.id = m.id
      where a.person_id = c.person_id and b.person_id = c.other_id and m.date is c.last_date
      order by node.key limit 1
    ) as meeting_id
  from top as c
)
select
  person.label as person,
  person.key as person_key,
  other.label as other,
  other.key as other_key,
  c.meetings,
  c.first_date,
  c.last_date,
  meeting.title as last_meeting,
  note.path as source,
  a.line
from newest as c
cross join nodes as person on person.id = c.person_id
cross join nodes as other on other.id = c.other_id
cross join meetings as meeting on meeting.id = c.meeting_id
cross join attendances as a on a.meeting_id = meeting.id and a.person_id = c.other_id
cross join notes as note on note.id = a.note_id
order by c.meetings desc, c.last_date desc, person.key, other.key
