-- title: A stated last contact that the evidence contradicts
with stated as (
    select id, name, stated_last_contact as date, 'person' as kind from people
    where stated_last_contact is not null and is_me = 0
    union all
    select id, name, stated_last_contact, 'project' from projects
    where stated_last_contact is not null
    union all
    select id, name, stated_last_contact, 'organization' from organizations
    where stated_last_contact is not null
), known as (
    select s.*, case s.kind
        when 'person' then (
            select max(c.date) from contacts c where c.person_id = s.id and c.direct = 1
            and c.date <= :as_of)
        else (
            select max(c.date) from contacts c join people p on p.id = c.person_id
            where c.about_id = s.id and c.direct = 1 and c.date <= :as_of and p.is_me = 0)
        end as newest
    from stated s
)
select n.id as note_id, k.id as node_id, n.path,
       (select c.line from claims c where c.note_id = n.id and c.node_id = k.id
        and c.field = 'stated_last_contact' order by c.rank, c.line limit 1) as line,
       'warning' as severity,
       k.name || ' states ' || k.date || ' as the last contact, but the notes show '
       || k.newest as message
from known k left join notes n on n.node_id = k.id and n.is_primary = 1
where substr(k.date, 1, 10) <> k.newest
