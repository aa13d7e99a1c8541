-- title: Complete the name of an entity
-- description: Names and other names of the people, projects, organizations or meetings that begin so; for shell completion.
-- param kind: person, project, organization, meeting or tag
-- param start: the beginning, as names are matched (lower case, without accents, words joined by -)
select label as name, key, '' as also
from nodes
where kind = :kind and slug >= :start and slug < :start || char(1114111)
union all
select a.name, n.key, n.label
from aliases as a
join nodes as n on n.id = a.node_id
where :start <> '' and a.slug >= :start and a.slug < :start || char(1114111) and n.kind = :kind
order by name, key
limit 200
