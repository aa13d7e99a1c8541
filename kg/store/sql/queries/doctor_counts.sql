-- title: Problems, counted
-- description: How many problems there are of each kind, with the first of them.
-- param severity: only error, warning or info, or an array of these
-- param code: only problems of this code, or of an array of codes
-- param folder: only notes in this folder, at any depth
with
asked as materialized (select rtrim(:folder, '/') as folder),
chosen as (
  select
    p.*, coalesce(p.path, note.path) as place,
    row_number() over (
      partition by p.severity, p.code order by coalesce(p.path, note.path), p.line, p.message
    ) as number
  from asked
  cross join problems as p
  left join notes as note on note.id = p.note_id
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
)
select
  severity,
  code,
  count(*) as problems,
  count(distinct place) as notes,
  max(case when number = 1 then message end) as example
from chosen
group by severity, code
order by case severity when 'error' then 0 when 'warning' then 1 else 2 end, count(*) desc, code
