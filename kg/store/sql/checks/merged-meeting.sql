-- title: Notes of one meeting by their name and day alone
-- over: nodes
select o.id as note_id, d.id as node_id, o.path, null as line,
       -- Who was there tells whether it may have been one meeting.
       case when exists (
           select 1
           from claims c
           join claims e on e.node_id = c.node_id and e.field = c.field
             and e.value_id = c.value_id and e.note_id = p.id
           join people w on w.id = c.value_id and w.is_me = 0
           where c.node_id = d.id and c.field = 'attendee' and c.note_id = o.id
       ) then 'info' else 'warning' end as severity,
       '“' || d.label || '” has the day and the name of ' || p.path || ', so both are of one meeting;'
       || ' if they are not, `not_same` in kg.toml keeps them apart' as message
from looked_at t
cross join nodes d on d.id = t.id and d.kind = 'meeting'
  and (select count(*) from notes n where n.node_id = d.id) > 1
join notes p on p.node_id = d.id and p.is_primary = 1
join notes o on o.node_id = d.id and o.is_primary = 0
-- Notes that link to each other, as a transcript and what was made from it, are one by intent.
where not exists (
    select 1 from links l
    where l.source_note_id = o.id and l.target_note_id = p.id
       or l.source_note_id = p.id and l.target_note_id = o.id
)
