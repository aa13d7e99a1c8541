-- title: Neighbours
-- description: What something is tied to, and by what, with the newest evidence; out is 1 where the tie leads away from it. The role is the property, field or label by which the notes of one link the other: owner, attendees.
-- param node: key of the thing
-- param tie: only ties of this kind, or of an array of kinds
-- param kind: only neighbours of this kind, or of an array of kinds
select
  other.label,
  other.key,
  other.kind,
  e.tie,
  e.out,
  (
    select group_concat(role, ', ')
    from (
      select distinct l.role
      from nodes as one
      cross join links as l
        on (l.source_node_id = one.id and l.target_node_id = other.id)
        or (l.source_node_id = other.id and l.target_node_id = one.id)
      where one.key = :node
        and l.role is not null
        and e.tie not in ('contacted', 'mentioned', 'task')
        -- Of a link as a tie only its own direction counts.
        and (e.tie <> 'link' or (l.source_node_id = one.id) = e.out)
      order by l.role
    )
  ) as role,
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
