-- title: Problems for their causes
-- description: Each problem with its note; those outside archives first, then the gravest, then by path and line.
-- param severity: only error, warning or info, or an array of these
-- param code: only problems of an array of codes
-- param folder: only notes in this folder, at any depth
with
asked as materialized (select rtrim(:folder, '/') as folder)
select
  p.id,
  p.severity,
  -- A damaged database may hold anything.
  cast(p.code as text) as code,
  coalesce(cast(p.message as text), '') as message,
  cast(coalesce(p.path, note.path) as text) as source,
  p.line,
  node.key as about_key
from asked
cross join problems as p
left join notes as note on note.id = p.note_id
left join nodes as node on node.id = coalesce(p.node_id, note.node_id)
where (:severity is null or p.severity in (select value from json_each(:severity)))
  and (:code is null or p.code in (select value from json_each(:code)))
  and (
    nullif(:folder, '') is null
    or coalesce(p.path, note.path) > asked.folder || '/'
    and coalesce(p.path, note.path) < asked.folder || '0'
  )
order by
  coalesce(note.is_archived, 0),
  case p.severity when 'error' then 0 when 'warning' then 1 else 2 end,
  coalesce(p.path, note.path), p.line, p.message
