-- title: Who met, by numbers
-- description: A row for everybody at each meeting, in the order of the meetings' keys: number and key of the meeting, its day, number of the person.
-- param until: only meetings that are not after this day, or have none
select n.id, n.key, m.date, a.person_id
from nodes as n
cross join meetings as m on m.id = n.id
cross join attendances as a on a.meeting_id = m.id
where n.kind = 'meeting' and (m.date is null or substr(m.date, 1, 10) <= :until)
order by n.key
