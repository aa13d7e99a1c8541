-- title: Who meets whom
-- description: How often two people were at the same meetings; each pair from both sides.
-- column person: one of the two
-- column person_key: key of that person
-- column other: the other one
-- column other_key: key of the other one
-- column meetings: how many meetings they were at together
-- column first_date: day of the first of those meetings
-- column last_date: day of the last of those meetings
create view co_attendance as
-- A person at a time, so that a page need not wait for the pairs of everybody. A subquery may ask about
-- the row beside it only where it gives one value: hence the text, of fields of a fixed width, which
-- json_each takes apart. (SQLite 3.40 lets no other JSON function into a view that is read safely.)
select
  person.label as person,
  person.key as person_key,
  other.label as other,
  other.key as other_key,
  cast(substr(pair.value, 21, 20) as integer) as meetings,
  nullif(substr(pair.value, 41, 10), '') as first_date,
  nullif(substr(pair.value, 51, 10), '') as last_date
from people as p
join nodes as person on person.id = p.id
join json_each((
  select '["' || group_concat(pair, '","') || '"]'
  from (
    select
      printf(
        '%-20d%-20d%s%s', b.person_id, count(*),
        coalesce(min(meeting.date), ''), coalesce(max(meeting.date), '')
      ) as pair
    from attendances as a
    cross join meetings as meeting on meeting.id = a.meeting_id
    cross join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> a.person_id
    where a.person_id = p.id
      and (
        meeting.date is null
        or meeting.date <= (select as_of from imports order by id desc limit 1)
      )
    group by b.person_id
  )
)) as pair
join nodes as other on other.id = cast(substr(pair.value, 1, 20) as integer)
