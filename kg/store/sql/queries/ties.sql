-- title: Ties of one thing
-- description: The rows of the view edges that start or end at a thing.
-- param key: key of the thing
select source, target, kind, weight, first_date, last_date, evidence
from edges
where source = :key
union all
select source, target, kind, weight, first_date, last_date, evidence
from edges
where target = :key
