-- title: Who attends most
-- description: The people at most meetings, mails apart, with how many, and whether each is marked as the owner of the notes.
-- param limit: at most so many
with
counted as materialized (
  select person_id, count(*) as meetings
  from attendances
  where meeting_id not in (select id from meetings where kind = 'email')
  group by person_id
)
select p.id, p.name, c.meetings, p.is_me
from counted as c join people as p on p.id = c.person_id
order by c.meetings desc, p.name
limit :limit
