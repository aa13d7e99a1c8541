-- title: Statuses as they are written
-- description: Every status that a note gives, and how often, the most frequent first.
select value, count(*) as times
from claims
where field = 'status' and value is not null
group by value
order by times desc, value
