-- title: Names
-- description: Every name and alias of people, projects, organizations and notes.
-- param kinds: only things of one of these kinds
select n.slug as slug, n.label as name, n.key
from nodes as n
where case
    when nullif(:kinds, '') is null then n.kind not in ('meeting', 'tag', 'missing')
    else n.kind in (
      select value
      from json_each(case when json_valid(:kinds) then :kinds else json_array(:kinds) end)
    )
  end
union all
select a.slug, a.name, n.key
from aliases as a
join nodes as n on n.id = a.node_id
where case
    when nullif(:kinds, '') is null then n.kind not in ('meeting', 'tag', 'missing')
    else n.kind in (
      select value
      from json_each(case when json_valid(:kinds) then :kinds else json_array(:kinds) end)
    )
  end
