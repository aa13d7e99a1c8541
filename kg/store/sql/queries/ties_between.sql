-- title: Ties of two things
-- description: The rows of the view edges between two things, in both directions.
-- param one: key of one of them
-- param other: key of the other
select source, target, kind, weight, first_date, last_date, evidence
from edges
where source = :one and target = :other
union all
select source, target, kind, weight, first_date, last_date, evidence
from edges
where source = :other and target = :one
