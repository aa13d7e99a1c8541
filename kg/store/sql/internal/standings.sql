-- title: Whose standing is another one than their row says
-- description: A page; else an address, two events, or an event at which two others have pages; else nothing but that they are named. Beside meetings each day of a contact is an event.
with
paged as materialized (
  select p.id from people as p where exists (select 1 from notes as n where n.node_id = p.id)
),
attended as materialized (
  select person_id, count(*) as meetings from attendances group by person_id
),
-- Meetings at which two people with pages were: whoever else was there is somebody.
vouched as materialized (
  select a.meeting_id
  from paged cross join attendances as a on a.person_id = paged.id
  group by a.meeting_id having count(*) > 1
),
decided as (
  select
    p.id,
    p.standing as old,
    case
      when p.id in paged then 'page'
      when p.email is not null
        or t.meetings > 1
        or exists (
          select 1 from attendances as a
          where a.person_id = p.id and a.meeting_id in vouched
        )
        or (
          select count(distinct c.date) from contacts as c where c.person_id = p.id and c.direct = 1
        ) > 1
      then 'confirmed'
      else 'named'
    end as standing
  from people as p
  left join attended as t on t.person_id = p.id
)
select standing, id from decided where standing <> old
