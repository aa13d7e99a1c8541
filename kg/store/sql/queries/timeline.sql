-- title: Timeline
-- description: Everything dated about a person, project, organization or note, in order.
-- param node: key of the thing
-- param since: only from this day on
-- param until: only up to this day
select date, what, text, other, other_key, source, line
from timeline
where node_key = :node
  and (nullif(:since, '') is null or date >= :since)
  and (nullif(:until, '') is null or date <= :until)
order by date, what, source, line, text, other
