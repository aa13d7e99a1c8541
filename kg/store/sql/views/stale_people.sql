-- title: Stale people
-- description: Everybody who was not contacted, about anything, within their cadence (30 days where none is set) before the last import, and those never contacted.
-- column person: the person
-- column person_key: key of the person
-- column organization: where the person works
-- column last_contact: day of the newest contact, or the stated one where there is no evidence; empty if there is neither
-- column certainty: that of the newest contact, the best of its day: explicit, linked or inferred; stated if only a note says so
-- column days_ago: days from that day to the last import
-- column cadence_days: after how many days the person should be contacted again
-- column days_overdue: days past that
-- column source: path of the person's page, if there is one
create view stale_people as
select
  node.label as person,
  node.key as person_key,
  organization.name as organization,
  p.last_contact,
  coalesce(
    (
      select c.certainty from contacts as c
      where c.person_id = p.id and c.direct = 1 and c.date = p.evidence
      order by case c.certainty when 'explicit' then 0 when 'linked' then 1 else 2 end limit 1
    ),
    case when p.last_contact is not null then 'stated' end
  ) as certainty,
  p.days_ago,
  p.cadence_days,
  p.days_ago - p.cadence_days as days_overdue,
  (select n.path from notes as n where n.node_id = p.id order by n.is_primary desc, n.path limit 1)
    as source
from (
  select
    dated.*, cast(julianday(asked.as_of) - julianday(last_contact) as integer) as days_ago
  from (
    select
      people.id, people.organization_id, coalesce(people.cadence_days, 30) as cadence_days,
      last.date as evidence,
      coalesce(
        last.date,
        case
          when people.stated_last_contact <= (select as_of from imports order by id desc limit 1)
            then people.stated_last_contact
        end
      ) as last_contact
    from people
    left join (
      select c.person_id, max(c.date) as date from contacts as c
      where c.direct = 1 and c.date <= (select as_of from imports order by id desc limit 1)
      group by c.person_id
    ) as last on last.person_id = people.id
    where not people.is_me
  ) as dated
  cross join (select as_of from imports order by id desc limit 1) as asked
) as p
join nodes as node on node.id = p.id
left join organizations as organization on organization.id = p.organization_id
where p.last_contact is null or p.days_ago > p.cadence_days
