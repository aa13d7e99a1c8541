-- title: Who was last contacted, as it is listed
-- description: The columns of the query and where they come from: those of `ranked`, in its order.
r.subject,
r.subject_key,
r.kind,
r.status,
owner.label as owner,
r.person,
r.person_key,
r.date,
cast(julianday(asked.day) - julianday(r.date) as integer) as days_ago,
e.channel,
case when r.date is not null and r.evidence_day is null then 'stated' else e.certainty end
  as certainty,
meeting.title as meeting,
note.path as source,
coalesce(e.line, claim.line) as line,
case when r.person_id is null then (
  select nullif(count(distinct m.place), 0) from (
    -- include: mentions
  ) as m
) end as mentions,
case when r.person_id is null then (
  select max(m.date) from (
    -- include: mentions
  ) as m
) end as last_mentioned
from asked
cross join ranked as r
-- Of several pieces of evidence for a person on that day: a contact before a mention, the most
-- certain, a line that names the person before one that does not, notes outside archives first, a
-- page of the meeting before a note that refers to it; then the first in the vault.
left join contacts as e
  on e.id = case
    when r.kind = 'person' then (
      select c.id from contacts as c cross join notes as note on note.id = c.note_id
      where c.person_id = r.id and c.direct in (asked.direct, 1) and c.date = r.evidence_day
      order by
        c.direct desc,
        -- include: proof_order
        note.path, c.line limit 1
    )
    else (
      select c.id from contacts as c cross join notes as note on note.id = c.note_id
      where c.about_id = r.id and c.direct in (asked.direct, 1)
        and c.person_id = r.person_id and c.date = r.evidence_day
      order by
        c.direct desc,
        -- include: proof_order
        note.path, c.line limit 1
    )
  end
-- Where there is no evidence, what a note states.
left join claims as claim
  on claim.id = case when r.evidence_day is null and r.date is not null then (
    select k.id from claims as k left join notes as n on n.id = k.note_id
    where k.node_id = r.id and k.field = 'stated_last_contact' and k.value = r.date
    order by n.is_primary desc, k.rank, n.path, k.line limit 1
  ) end
left join notes as note on note.id = coalesce(e.note_id, claim.note_id)
left join nodes as owner on owner.id = r.owner_id
left join meetings as meeting on meeting.id = e.meeting_id
order by
  r.is_moving, r.newest, r.subject, r.subject_key, r.evidence_day desc, r.person, r.person_key
