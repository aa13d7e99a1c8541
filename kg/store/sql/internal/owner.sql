-- title: Who seems to own the notes
-- Everyone who was at two meetings or more, most meetings first, with how often they were alone.
with sizes as materialized (
    select meeting_id, count(*) as people from attendances group by meeting_id
)
select a.person_id, p.name, count(*) as meetings, sum(s.people = 1) as alone
from attendances a
join sizes s on s.meeting_id = a.meeting_id
join people p on p.id = a.person_id
group by a.person_id having count(*) > 1
order by meetings desc, p.name
limit 2
