-- title: Stale people and projects
-- description: Who or what was not contacted for too long, the most overdue first; before them those never contacted. Below all others come those who work where the owner of the notes does. A person's own cadence replaces the limit asked for; finished projects are left out.
-- leaves out: me
-- param over = 30: listed from more than so many days without contact
-- param kind: person, project or organization; without it people and projects
-- param status: only projects and organizations with one of these statuses
-- param without_page = 0: 1 lists also people who have no page of their own
-- param external = 0: 1 lists only people who work elsewhere, other organizations, and projects by their contacts with such people
-- param internal = 0: 1 lists only people who work where the owner of the notes does, that organization, and projects by their contacts with such people
-- param as_of: the day that the question is asked about; without it, the day of the last import
-- param limit: at most so many rows
with
-- include: overdue
ranked as materialized (
  select o.*
  from overdue as o
  cross join nodes as node on node.id = o.id
  order by
    coalesce(o.is_mine, 0), o.days_ago is not null, o.days_ago - o.limit_days desc,
    node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
-- The newest contact's place in the notes, looked up for those listed only.
listed as (
  select
    d.*,
    case
      when d.evidence is null then (
        select k.id from claims as k join notes as n on n.id = k.note_id
        where k.node_id = d.id and k.field = 'stated_last_contact' and k.value = d.last_contact
        order by n.is_primary desc, k.rank, n.path, k.line limit 1
      )
    end as claim_id,
    case
      when d.kind = 'person' then (
        select c.id from contacts as c join notes as note on note.id = c.note_id
        where c.person_id = d.id and c.direct = 1 and c.date = d.evidence
        order by
          -- include: proof_order
          note.path, c.line limit 1
      )
      else (
        select c.id from contacts as c join notes as note on note.id = c.note_id
        where c.about_id = d.id and c.direct = 1 and c.date = d.evidence
          and +c.person_id in others
        order by
          -- include: proof_order
          note.path, c.line limit 1
      )
    end as contact_id
  from ranked as d
)
select
  node.label as name,
  node.key,
  l.kind,
  l.status,
  l.last_contact,
  coalesce(contact.certainty, case when l.last_contact is not null then 'stated' end) as certainty,
  l.days_ago,
  (
    select max(m.date) from (
      select max(n.date) as date
      from links as k
      join notes as n on n.id = k.source_note_id
      where k.target_node_id = l.id and n.date <= asked.day and n.node_id <> l.id
      union all
      select max(c.date) from contacts as c
      where c.person_id = l.id and l.kind = 'person' and c.direct = 0 and c.date <= asked.day
      union all
      select max(c.date) from contacts as c
      where c.about_id = l.id and l.kind <> 'person' and c.direct = 0 and c.date <= asked.day
    ) as m
  ) as last_mentioned,
  l.limit_days,
  case when l.cadence_days is not null then 'cadence' else 'asked' end as limit_basis,
  l.days_ago - l.limit_days as days_overdue,
  note.path as source,
  coalesce(contact.line, claim.line) as line
from asked
cross join listed as l
cross join nodes as node on node.id = l.id
left join contacts as contact on contact.id = l.contact_id
left join claims as claim on claim.id = l.claim_id
left join notes as note on note.id = coalesce(contact.note_id, claim.note_id)
order by coalesce(l.is_mine, 0), l.days_ago is not null, l.days_ago - l.limit_days desc, node.label, node.key
