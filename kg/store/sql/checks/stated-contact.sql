-- title: A stated last contact that the evidence contradicts
-- over: nodes
with stated as (
    select
        s.id, s.name, s.stated as date,
        case
            when s.kind = 'person' then (
                select max(c.date) from contacts c
                where c.person_id = s.id and c.direct = 1 and c.date <= :as_of
            )
            else (
                select max(c.date) from contacts c join people p on p.id = c.person_id
                where c.about_id = s.id and c.direct = 1 and c.date <= :as_of and p.is_me = 0
            )
        end as newest
    from (
        -- include: entity_facts
    ) as s
    where s.id in (select id from looked_at) and s.stated is not null and not s.is_me
)
select n.id as note_id, s.id as node_id, n.path,
       (select c.line from claims c where c.note_id = n.id and c.node_id = s.id
        and c.field = 'stated_last_contact' order by c.rank, c.line limit 1) as line,
       'warning' as severity,
       s.name || ' states ' || s.date || ' as the last contact, but the notes show '
       || s.newest as message
from stated s left join notes n on n.node_id = s.id and n.is_primary = 1
where substr(s.date, 1, 10) <> s.newest
