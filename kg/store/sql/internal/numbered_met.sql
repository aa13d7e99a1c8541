-- title: Who was where some people were, by numbers
-- description: Of every meeting that somebody of some people attended all who did, each as a row of meeting and person: of an event with thousands there are thousands, and not the millions of pairs.
-- param ids: array of numbers
-- param until: only meetings that are not after this day, or have none
select b.meeting_id, b.person_id
from (
  select distinct a.meeting_id
  from json_each(:ids) as it
  cross join attendances as a on a.person_id = it.value
  cross join meetings as m on m.id = a.meeting_id
  where m.date is null or substr(m.date, 1, 10) <= :until
) as attended
cross join attendances as b on b.meeting_id = attended.meeting_id
