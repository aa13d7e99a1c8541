-- title: Who attends most
-- description: The people at most meetings, mails apart, with how many.
-- param limit: at most so many
select p.name, count(*) as meetings
from attendances as a
join meetings as m on m.id = a.meeting_id
join people as p on p.id = a.person_id
where m.kind <> 'email'
group by p.id
order by meetings desc, p.name
limit :limit
