-- title: Problems
-- description: What is wrong with the notes, errors first.
-- param severity: only error, warning or info, or an array of these
-- param code: only problems of this code, or of an array of codes
-- param about: key of a thing; only problems of its pages
-- param folder: only notes in this folder, at any depth
-- param limit: at most so many rows
with
asked as materialized (
  select rtrim(:folder, '/') as folder, (select id from nodes where key = :about) as about_id
),
-- Problems of one thing find their index.
wanted as (
  select p.id from asked cross join problems as p on p.node_id = asked.about_id
  union
  select p.id
  from asked
  cross join notes as n on n.node_id = asked.about_id
  cross join problems as p on p.note_id = n.id
  union
  select p.id from problems as p where nullif(:about, '') is null
)
select
  p.severity,
  p.code,
  p.message,
  coalesce(p.path, note.path) as source,
  p.line,
  node.key as about_key
from asked
cross join wanted as w
cross join problems as p on p.id = w.id
left join notes as note on note.id = p.note_id
left join nodes as node on node.id = coalesce(p.node_id, note.node_id)
where (
    nullif(:severity, '') is null
    or p.severity in (
      select value
      from json_each(case when json_valid(:severity) then :severity else json_array(:severity) end)
    )
  )
  and (
    nullif(:code, '') is null
    or p.code in (
      select value from json_each(case when json_valid(:code) then :code else json_array(:code) end)
    )
  )
  and (
    nullif(:folder, '') is null
    or coalesce(p.path, note.path) > asked.folder || '/'
    and coalesce(p.path, note.path) < asked.folder || '0'
  )
order by
  case p.severity when 'error' then 0 when 'warning' then 1 else 2 end,
  p.code, coalesce(p.path, note.path), p.line, p.message
limit coalesce(cast(nullif(:limit, '') as integer), -1)
