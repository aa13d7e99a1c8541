-- title: Find
-- description: Who or what a few words may mean, the likeliest first: by key, path, name, alias, e-mail, phone, the beginning of a name, or its words in any order; where nothing is found so, by spelling: names that share pairs of letters.
-- param text: a name or a part of it, an e-mail address, or a phone number
-- param slug: the name as it is matched, in lower case, with hyphens for spaces; without it, made from the text
-- param kinds: only things of one of these kinds; without it, tags, names that lead nowhere and events without a page must be called exactly so
-- param spelling = 0.5: which part of the pairs of letters a name shares that is spelt alike
-- param paged = 0: 1 for only what has a page
-- param limit = 20: at most so many
with recursive
-- include: exactly_named
wanted as materialized (
  select
    asked.slug,
    case when :text like '%@_%' then lower(trim(:text)) end as email,
    -- Without the signs that stand in numbers; the prefix of a country or a town may be left out.
    ltrim(
      replace(replace(replace(replace(replace(replace(replace(
        :text, ' ', ''), '-', ''), '/', ''), '(', ''), ')', ''), '.', ''), '+', ''
      ), '0'
    ) as digits
  from asked
),
words as materialized (
  select distinct
    -- Words begin so; in scripts without spaces they stand anywhere.
    case
      when value glob '*[' || char(12352) || '-' || char(40959) || char(44032) || '-' || char(55215) || ']*'
        then value
      else '-' || value
    end as word
  from asked
  cross join json_each(replace(json_array(asked.slug), '-', '","'))
  where value <> ''
),
listed as (
  select n.id, n.slug, n.label as name
  from nodes as n
  where (
      nullif(:kinds, '') is not null
      or n.kind not in ('meeting', 'tag', 'missing')
      -- What is told of an event without a page is a sentence more than a name.
      or n.kind = 'meeting' and n.id in (select node_id from notes)
    )
    and (coalesce(nullif(:paged, ''), '0') = '0' or n.id in (select node_id from notes))
    and (
      -- include: of_kinds
    )
  union all
  select a.node_id, a.slug, a.name
  from aliases as a
  cross join nodes as n on n.id = a.node_id
  where (coalesce(nullif(:paged, ''), '0') = '0' or n.id in (select node_id from notes))
    and (
      -- include: of_kinds
    )
),
-- As `name` ranks them, so that nothing comes before what a command would take.
better(id, rank, by_kind, reason, matched) as materialized (
  select
    f.id,
    case when f.how < 2 then f.how else 2 * f.how - 2 end,
    case when f.how < 2 then 0 else 4 end,
    case f.how when 0 then 'key' when 1 then 'path' when 2 then 'name' else 'alias' end,
    case f.how
      when 0 then n.key
      when 1 then (
        select note.path from notes as note where note.path in (:text, :text || '.md') limit 1
      )
      when 2 then n.label
      else (
        select a.name
        from asked cross join aliases as a on a.slug = asked.slug
        where a.node_id = f.id
        order by a.name
        limit 1
      )
    end
  from found as f
  cross join nodes as n on n.id = f.id
  where (coalesce(nullif(:paged, ''), '0') = '0' or f.id in (select node_id from notes))
  union all
  select p.id, case when p.email = wanted.email then 30 else 35 end, 1, 'email', p.email
  from wanted
  cross join people as p on instr(p.email, wanted.email)
  union all
  select note.node_id, 30, 1, 'email', a.key
  from wanted
  cross join names as a on a.space = 'email' and a.key = wanted.email
  cross join notes as note on note.id = a.note_id
  union all
  select p.id, 40, 1, 'phone', p.phone
  from wanted
  cross join people as p
  where length(wanted.digits) > 4
    and wanted.digits not glob '*[^0-9]*'
    and replace(replace(replace(replace(replace(replace(replace(
      p.phone, ' ', ''), '-', ''), '/', ''), '(', ''), ')', ''), '.', ''), '+', ''
    ) like '%' || wanted.digits
  union all
  select
    l.id,
    case when substr(l.slug, 1, length(asked.slug)) = asked.slug then 50 else 60 end,
    1,
    case when substr(l.slug, 1, length(asked.slug)) = asked.slug then 'beginning' else 'words' end,
    l.name
  from asked
  cross join listed as l
  where asked.slug <> ''
    and not exists (select 1 from words where not instr('-' || l.slug, word))
),
place(at) as (
  select 1 from asked where not exists (select 1 from better)
  union all
  select at + 1 from place cross join asked where at < min(length(asked.slug) - 1, 100)
),
pairs as materialized (
  select distinct substr(asked.slug, at, 2) as pair
  from place cross join asked
  where length(substr(asked.slug, at, 2)) = 2
),
counted as materialized (select count(*) as pairs from pairs),
alike as (
  select
    l.id, l.name, l.slug, counted.pairs,
    (select count(*) from pairs where instr(l.slug, pair)) as shared
  from counted
  cross join asked
  cross join listed as l
  -- A shorter name is too short to be alike; nothing is called by more than 200 letters.
  where counted.pairs > 0 and length(l.slug) between length(asked.slug) / 2 + 1 and 200
),
every(id, rank, by_kind, reason, matched) as (
  select * from better
  union all
  select id, 100 - shared / (pairs + sqrt(length(slug))), 0, 'spelling', name
  from alike
  where shared >= pairs * coalesce(cast(nullif(:spelling, '') as real), 0.5)
),
ranked as (
  select
    every.id, every.reason, every.matched,
    every.rank + every.by_kind * (
      case n.kind when 'meeting' then 1 when 'note' then 2 when 'tag' then 3 when 'missing' then 4
        else 0 end
    ) as place
  from every
  cross join nodes as n on n.id = every.id
  where
    -- include: of_kinds
),
best as (
  select id, reason, matched, place
  from (
    select
      ranked.*,
      row_number() over (partition by id order by place, length(matched), matched) as number
    from ranked
  )
  where number = 1
)
select
  one.label as name,
  one.key,
  one.kind,
  best.reason,
  best.matched,
  -- include: first_page
from best
cross join nodes as one on one.id = best.id
order by best.place, length(best.matched), one.key
limit coalesce(cast(nullif(:limit, '') as integer), 20)
