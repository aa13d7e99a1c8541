-- title: Edges of the graph
-- description: The rows of the view edges, all or of one kind.
-- param kind: only ties of this kind, such as attended, owns or link
select source, target, kind, weight, first_date, last_date, evidence
from edges
where nullif(:kind, '') is null or kind = :kind
