-- title: Several notes with one file name, between which a plain link must choose
-- over: files
with doubles as (
    select m.key, count(*) as notes, min(n.path) as path
    from (
        select key from names
        where space = 'file' and key not in ('readme', 'index')
        group by key having count(*) > 1
    ) as several
    join names m on m.space = 'file' and m.key = several.key
    join notes n on n.id = m.note_id
    group by m.key
)
select n.id as note_id, null as node_id, n.path, null as line, 'info' as severity,
       b.notes || ' notes are called “' || n.name || '”: '
       || (select group_concat(path, ', ') from (
               select o.path from names p join notes o on o.id = p.note_id
               where p.space = 'file' and p.key = b.key order by o.path limit 5)) as message
from doubles b join notes n on n.path = b.path
