-- title: What a name is
-- description: The things that a name means exactly: by key, path, name or alias. Only those of the lowest rank are meant.
-- param text: the name as typed
-- param slug: the name as it is matched, in lower case, with hyphens for spaces; without it, made from the text
-- param kinds: only things of one of these kinds
with
-- include: exactly_named
ranked as (
  select
    n.key, n.label, n.kind,
    case
      when f.how < 2 then f.how
      else 2 * f.how - 2 + 4 * (
        case n.kind when 'meeting' then 1 when 'note' then 2 when 'tag' then 3
          when 'missing' then 4 else 0 end
      )
    end as rank
  from found as f
  cross join nodes as n on n.id = f.id
  where
    -- include: of_kinds
)
select key, label, kind, min(rank) as rank
from ranked
group by key
order by rank, key
