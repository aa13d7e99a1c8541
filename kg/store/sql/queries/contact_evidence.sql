-- title: Evidence of contacts
-- description: Every place in the notes that shows a contact with somebody about something, the newest first. The owner of the notes is left out unless asked for by name.
-- leaves out: me
-- param subject: key of what the contact was about, or an array of keys
-- param person: key of the person, or an array of keys
-- param since: only contacts on this day or later
-- param as_of: only contacts up to this day; without it, up to the day of the last import
-- param mentions = 0: 1 gives mentions too
-- param limit: at most so many rows
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    case when cast(:mentions as integer) = 1 then 0 else 1 end as direct
),
subjects as materialized (
  select n.id
  from json_each(case when json_valid(:subject) then :subject else json_array(:subject) end) as v
  cross join nodes as n on n.key = v.value
),
people_asked as materialized (
  select n.id
  from json_each(case when json_valid(:person) then :person else json_array(:person) end) as v
  cross join nodes as n on n.key = v.value
),
-- By subject if one is asked for, else by person, so that each finds its index.
found as (
  select c.id
  from subjects as s
  cross join asked
  cross join contacts as c on c.about_id = s.id and c.direct in (asked.direct, 1)
  where c.date <= asked.day and (nullif(:person, '') is null or c.person_id in people_asked)
  union all
  select c.id
  from people_asked as p
  cross join asked
  cross join contacts as c on c.person_id = p.id and c.direct in (asked.direct, 1)
  where c.date <= asked.day and nullif(:subject, '') is null
  union all
  select c.id
  from asked
  cross join contacts as c
  where nullif(:subject, '') is null and nullif(:person, '') is null
    and c.direct in (asked.direct, 1) and c.date <= asked.day
)
select
  subject.label as subject,
  subject.key as subject_key,
  person.label as person,
  person.key as person_key,
  c.date,
  c.channel,
  c.direct,
  c.certainty,
  c.basis,
  meeting.title as meeting,
  note.path as source,
  c.line,
  c.text
from found
cross join contacts as c on c.id = found.id
cross join nodes as person on person.id = c.person_id
cross join notes as note on note.id = c.note_id
left join nodes as subject on subject.id = c.about_id
left join meetings as meeting on meeting.id = c.meeting_id
where (nullif(:since, '') is null or c.date >= :since)
  and (nullif(:person, '') is not null or c.person_id not in (select id from people where is_me))
order by
  c.date desc,
  c.direct desc,
  -- include: proof_order
  note.path, c.line, person.key, subject.key
limit coalesce(cast(nullif(:limit, '') as integer), -1)
