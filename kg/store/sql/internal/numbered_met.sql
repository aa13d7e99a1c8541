-- title: Whom some people met, by numbers
-- description: For each of some people everybody who attended a meeting with them, by number, once for each meeting.
-- param ids: array of numbers
-- param until: only meetings that are not after this day, or have none
select a.person_id, b.person_id
from json_each(:ids) as it
cross join attendances as a on a.person_id = it.value
cross join meetings as m on m.id = a.meeting_id
cross join attendances as b on b.meeting_id = a.meeting_id
where b.person_id <> a.person_id and (m.date is null or substr(m.date, 1, 10) <= :until)
