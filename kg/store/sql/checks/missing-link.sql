-- title: Links that lead to no note, once a target
select (select n.id from links l join notes n on n.id = l.source_note_id
        where l.target_node_id = d.id and l.resolution = 'missing'
        order by n.path, l.line, l.id limit 1) as note_id,
       d.id as node_id,
       (select n.path from links l join notes n on n.id = l.source_note_id
        where l.target_node_id = d.id and l.resolution = 'missing'
        order by n.path, l.line, l.id limit 1) as path,
       (select l.line from links l join notes n on n.id = l.source_note_id
        where l.target_node_id = d.id and l.resolution = 'missing'
        order by n.path, l.line, l.id limit 1) as line,
       case d.kind when 'missing' then 'warning' else 'info' end as severity,
       'No note is called “' || d.label || '”: '
       || count(*) || case count(*) when 1 then ' link leads' else ' links lead' end
       || ' there, in ' || count(distinct l.source_note_id)
       || case count(distinct l.source_note_id) when 1 then ' note' else ' notes' end as message
from links l join nodes d on d.id = l.target_node_id
where l.resolution = 'missing'
group by d.id
