-- title: Who seems to own the notes
-- Everyone who was at two meetings or more, most meetings first, with how often they were alone.
select a.person_id, p.name, count(*) as meetings,
       sum((select count(*) from attendances o where o.meeting_id = a.meeting_id) = 1) as alone
from attendances a join people p on p.id = a.person_id
group by a.person_id having count(*) > 1
order by meetings desc, p.name
limit 2
