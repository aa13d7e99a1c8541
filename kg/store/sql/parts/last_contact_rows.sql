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
case when r.evidence_day is null and r.date is not null then 'stated' else e.certainty end as certainty,
meeting.title as meeting,
coalesce(e.path, stated.path) as source,
coalesce(e.line, stated.line) as line,
case when r.person_id is null then (
  select nullif(count(distinct c.note_id || ':' || c.line), 0) from contacts as c
  where c.direct = 0 and c.date <= asked.day
    and (r.kind = 'person' and c.person_id = r.id or r.kind <> 'person' and c.about_id = r.id)
) end as mentions,
case when r.person_id is null then (
  select max(c.date) from contacts as c
  where c.direct = 0 and c.date <= asked.day
    and (r.kind = 'person' and c.person_id = r.id or r.kind <> 'person' and c.about_id = r.id)
) end as last_mentioned
from asked
cross join ranked as r
left join evidence as e
  on e.subject_id = r.id and e.person_id = r.person_id and e.place = 1
left join stated on stated.subject_id = r.id and stated.place = 1
left join nodes as owner on owner.id = r.owner_id
left join meetings as meeting on meeting.id = e.meeting_id
order by
  r.is_moving, r.newest, r.subject, r.subject_key, r.evidence_day desc, r.person, r.person_key
