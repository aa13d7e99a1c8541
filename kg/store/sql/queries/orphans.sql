-- title: Orphans
-- description: Notes with no tie to anything: no link in or out, no contact, meeting or relation.
-- param kind: only person, project, organization, meeting, daily or note, or an array of these
-- param folder: only notes in this folder, at any depth
select o.note, o.node_key as key, o.kind, o.date, o.path as source
from orphans as o
where (
    nullif(:kind, '') is null
    or o.kind in (
      select value from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
    )
  )
  and (
    nullif(:folder, '') is null
    or o.path > rtrim(:folder, '/') || '/' and o.path < rtrim(:folder, '/') || '0'
  )
order by o.path
