-- title: Who seems to own the notes
-- The two people at most meetings (five at least), and how often the first was alone there.
with most as (
    select person_id, count(*) as meetings from attendances
    group by person_id having count(*) > 4
    order by meetings desc, person_id limit 2
)
select m.person_id, p.name, m.meetings,
       case when m.meetings < (select max(meetings) from most) then null else (
           select count(*) from attendances a
           where a.person_id = m.person_id and not exists (
               select 1 from attendances o
               where o.meeting_id = a.meeting_id and o.person_id <> a.person_id))
       end as alone
from most m join people p on p.id = m.person_id
order by m.meetings desc
