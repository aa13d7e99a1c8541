-- title: Meetings without a date, which no contact can rest on
select n.id as note_id, m.id as node_id, n.path, null as line, 'warning' as severity,
       'The meeting “' || m.title || '” has no date: add `date:` to its properties' as message
from meetings m left join notes n on n.id = m.note_id
where m.date is null
