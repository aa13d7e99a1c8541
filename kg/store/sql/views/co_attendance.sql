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
select
  person.label as person,
  person.key as person_key,
  other.label as other,
  other.key as other_key,
  count(*) as meetings,
  min(meeting.date) as first_date,
  max(meeting.date) as last_date
from attendances as a
join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> a.person_id
join meetings as meeting on meeting.id = a.meeting_id
join nodes as person on person.id = a.person_id
join nodes as other on other.id = b.person_id
where meeting.date is null
  or meeting.date <= (select as_of from imports order by id desc limit 1)
group by a.person_id, b.person_id
