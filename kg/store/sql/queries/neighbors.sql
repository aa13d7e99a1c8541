-- title: Neighbours
-- description: What something is tied to, and by what, with the newest evidence; out is 1 where the tie leads away from it.
-- param node: key of the thing
-- param tie: only ties of this kind, or of an array of kinds
-- param kind: only neighbours of this kind, or of an array of kinds
select
  other.label,
  other.key,
  other.kind,
  e.tie,
  e.out,
  e.weight,
  e.last_date,
  rtrim(rtrim(e.evidence, '0123456789'), ':') as source,
  cast(substr(e.evidence, length(rtrim(e.evidence, '0123456789')) + 1) as integer) as line
from (
  select target as key, kind as tie, 1 as out, weight, last_date, evidence
  from edges where source = :node
  union all
  select source, kind, 0, weight, last_date, evidence
  from edges where target = :node
) as e
cross join nodes as other on other.key = e.key
where (
    nullif(:tie, '') is null
    or e.tie in (
      select value from json_each(case when json_valid(:tie) then :tie else json_array(:tie) end)
    )
  )
  and (
    nullif(:kind, '') is null
    or other.kind in (
      select value from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
    )
  )
order by e.weight desc, e.last_date desc, other.label, other.key, e.tie, e.out desc
