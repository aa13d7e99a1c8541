-- title: Names that begin so
-- description: Things whose name or alias begins with a text; people, projects and organizations first.
-- param slug: the beginning, in lower case, with hyphens for spaces
-- param kinds: only things of one of these kinds
-- param limit = 10: at most so many
with found as (
  select id from nodes where slug >= :slug and slug < :slug || char(1114111)
  union
  select node_id from aliases where slug >= :slug and slug < :slug || char(1114111)
)
select
  n.key, n.label, n.kind,
  case n.kind
    when 'meeting' then 1 when 'note' then 2 when 'tag' then 3 when 'missing' then 4 else 0
  end as rank
from found as f
cross join nodes as n on n.id = f.id
where nullif(:slug, '') is not null
  and (
    -- include: of_kinds
  )
order by rank, n.key
limit coalesce(cast(nullif(:limit, '') as integer), 10)
