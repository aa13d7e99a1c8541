-- title: Links that lead to no note, once a target
-- over: nodes
with missing as (
    select l.target_node_id as id, count(*) as links, count(distinct l.source_note_id) as notes,
           -- the bare columns beside min() are those of its row: the first note and line
           min(n.is_archived || n.path || char(0) || printf('%09d', l.line)) as place, n.id as note_id, n.path, l.line
    from looked_at t
    cross join links l
      on l.target_node_id = t.id and l.resolution = 'missing'
      and l.resolution in ('missing', 'ambiguous')  -- which is what the index holds
    join notes n on n.id = l.source_note_id
    group by l.target_node_id
)
select m.note_id, d.id as node_id, m.path, m.line,
       case d.kind when 'missing' then 'warning' else 'info' end as severity,
       'No note is called “' || d.label || '”: '
       || m.links || case m.links when 1 then ' link leads' else ' links lead' end
       || ' there, in ' || m.notes || case m.notes when 1 then ' note' else ' notes' end as message
from missing m join nodes d on d.id = m.id
