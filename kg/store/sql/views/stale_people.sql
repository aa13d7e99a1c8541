-- title: Stale people
-- description: When everybody was last contacted, about anything, up to the day of the last import, and by how much that is past their cadence (30 days where none is set).
-- column person: the person
-- column person_key: key of the person
-- column organization: where the person works
-- column last_contact: day of the newest contact, or the stated one where there is no evidence
-- column certainty: stated if only a note says so; empty without any contact, else evidence
-- column days_ago: days from that day to the last import; empty if never contacted
-- column cadence_days: after how many days the person should be contacted again
-- column days_overdue: days past that; negative while there is time
create view stale_people as
select
  node.label as person,
  node.key as person_key,
  organization.name as organization,
  coalesce(last.date, person.stated_last_contact) as last_contact,
  case
    when last.date is not null then 'evidence'
    when person.stated_last_contact is not null then 'stated'
  end as certainty,
  cast(
    julianday(asked.as_of) - julianday(coalesce(last.date, person.stated_last_contact)) as integer
  ) as days_ago,
  coalesce(person.cadence_days, 30) as cadence_days,
  cast(
    julianday(asked.as_of) - julianday(coalesce(last.date, person.stated_last_contact)) as integer
  ) - coalesce(person.cadence_days, 30) as days_overdue
from people as person
join nodes as node on node.id = person.id
left join organizations as organization on organization.id = person.organization_id
left join (select as_of from imports order by id desc limit 1) as asked on true
left join (
  select c.person_id, max(c.date) as date from contacts as c
  where c.direct = 1 and c.date <= (select as_of from imports order by id desc limit 1)
  group by c.person_id
) as last on last.person_id = person.id
where not person.is_me
