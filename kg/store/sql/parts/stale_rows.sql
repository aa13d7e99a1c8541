-- title: What is stale, as it is listed
-- description: The columns of the query and where they come from: those of `listed`.
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
