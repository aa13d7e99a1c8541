-- title: Words behind an @ in tasks that nobody is called by
-- over: claims unknown_mention
with told as (
    select n.id as note_id, n.node_id, n.path, c.line, c.value,
           row_number() over (partition by c.value order by n.is_archived, n.path, c.line) as place,
           count(*) over (partition by c.value) as notes
    from (select distinct note_id from tasks where instr(text, '@') > 0) t
    join claims c on c.note_id = t.note_id and c.field = 'unknown_mention'
    join notes n on n.id = c.note_id
)
select note_id, node_id, path, line, 'info' as severity,
       'nobody is called “@' || value || '”'
       || case when notes > 1 then ' (in ' || notes || ' notes)' else '' end
       || ', so it owns no task; is it somebody, give their page the alias “' || value || '”'
       as message
from told
where place = 1
