-- title: Who has a name as the first one
-- description: People with a page whose name begins with the one word that somebody without a page is called.
-- param key: key of a person
-- param limit: at most so many
select other.label
from nodes as one
cross join nodes as other
  -- '.' follows '-', which stands between words.
  on other.slug > one.slug || '-' and other.slug < one.slug || '.' and other.kind = one.kind
where one.key = :key and one.kind = 'person' and instr(one.slug, '-') = 0
  and not exists (select 1 from notes as n where n.node_id = one.id)
  and exists (select 1 from notes as n where n.node_id = other.id)
order by other.label, other.key
limit :limit
