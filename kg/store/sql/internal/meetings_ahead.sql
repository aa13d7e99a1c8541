-- title: Meetings ahead
-- description: How many meetings lie on a day and after it, and how many of them on that day.
-- param day: the first day
-- param until: the last day
select count(*) as ahead, count(*) filter (where date = :day) as now
from meetings
where date between :day and :until
