-- title: Whose standing is another one than their row says
-- description: A page; else an address, two events, or an event at which two others have pages; else nothing but that they are named. Beside meetings each day of a contact is an event.
-- param people: their ids, an array; null for everybody
with
asked as materialized (
  select id from people where :people is null
  union all
  select value from json_each(:people)
),
-- Meetings at which two people with pages were: whoever else was there is somebody.
vouched as materialized (
  select there.meeting_id
  from (
    select distinct a.meeting_id
    from asked cross join attendances as a on a.person_id = asked.id
  ) as there
  cross join attendances as a on a.meeting_id = there.meeting_id
  where exists (select 1 from notes as n where n.node_id = a.person_id)
  group by there.meeting_id having count(*) > 1
),
decided as (
  select
    p.id,
    p.standing as old,
    case
      when exists (select 1 from notes as n where n.node_id = p.id) then 'page'
      when p.email is not null
        or (select count(*) from attendances as a where a.person_id = p.id) > 1
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
  from asked cross join people as p on p.id = asked.id
)
select standing, id from decided where standing <> old
