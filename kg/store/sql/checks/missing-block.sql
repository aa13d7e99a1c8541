-- title: Links to a block that its note does not have
-- over: nodes
with led as (
    select l.target_node_id as node_id, l.target_note_id as target, l.fragment,
           count(*) as links, count(distinct l.source_note_id) as notes,
           -- the bare columns beside min() are those of its row: the first note and line
           min(n.is_archived || n.path || char(0) || printf('%09d', l.line)) as place,
           n.id as note_id, n.path, l.line
    from anchored a
    cross join links l on l.id = a.link_id
    cross join lacking g on g.target = l.target_note_id and g.fragment = l.fragment
    join notes n on n.id = l.source_note_id
    where instr(l.fragment, '^') > 0
    group by l.target_node_id, l.target_note_id, l.fragment
)
select m.note_id, m.node_id, m.path, m.line, 'warning' as severity,
       'No block “' || m.fragment || '” is in ' || o.path || ': '
       || m.links || case m.links when 1 then ' link leads' else ' links lead' end
       || ' there, in ' || m.notes || case m.notes when 1 then ' note' else ' notes' end as message
from led m join notes o on o.id = m.target
