-- title: What is called exactly so
-- description: `asked`, the text as it is matched, and `found`: the ids of what has it as key (0), path (1), name (2) or alias (3).
asked as materialized (
  select coalesce(nullif(:slug, ''), lower(replace(trim(:text), ' ', '-'))) as slug
),
found(id, how) as (
  select id, 0 from nodes where key = :text
  union all
  select node_id, 1 from notes where path in (:text, :text || '.md')
  union all
  select n.id, 2 from asked cross join nodes as n on n.slug = asked.slug
  union all
  select a.node_id, 3 from asked cross join aliases as a on a.slug = asked.slug
),
