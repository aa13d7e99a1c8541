-- title: What stands in lists of people and names nobody
-- over: claims not_person
with told as (
    select n.id as note_id, m.id as node_id, n.path, c.line, c.value,
           row_number() over (partition by c.value order by n.is_archived, n.path, c.line) as place,
           count(*) over (partition by c.value) as times
    from meetings m
    join claims c on c.node_id = m.id and c.field = 'not_person'
    join notes n on n.id = c.note_id
    where m.not_people is not null
)
select note_id, node_id, path, line, 'warning' as severity,
       '“' || value || '” in a list of people names nobody'
       || case when times > 1 then ' (in ' || times || ' places)' else '' end
       || '; is it somebody, give them a page or an alias, else add it to `nobody` in kg.toml'
       as message
from told
where place = 1
