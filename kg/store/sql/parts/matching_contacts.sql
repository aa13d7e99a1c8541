-- title: The rows of who was last contacted
-- description: What `newest_contacts` has; `matching`: a row for each person in the newest contact about each subject, and for each subject without one; `ranked`: the first of them.
-- include: newest_contacts
-- Of each person the newest day, of everybody or of who was contacted on that very day.
days as (
  select n.id as subject_id, c.person_id, max(c.date) as date
  from asked
  cross join newest as n
  cross join contacts as c
    on c.about_id = n.id and c.direct in (asked.direct, 1)
    and c.date between case when asked.everyone then '' else n.date end and asked.day
  where n.kind <> 'person'
    and (asked.with_anybody or c.person_id = asked.with_id)
    and
    -- include: is_other
  group by n.id, c.person_id
  union all
  select id, id, date from newest where kind = 'person' and date is not null
  union all
  select id, null, null from newest where date is null
),
matching as materialized (
  select
    n.id, n.kind, n.status, n.owner_id, d.person_id, d.date as evidence_day,
    coalesce(d.date, n.stated_day) as date,
    n.status is not 'blocked' as is_moving,
    coalesce(n.date, n.stated_day, '') as newest
  from asked
  cross join days as d
  cross join newest as n on n.id = d.subject_id
  where (asked.with_anybody or d.person_id is not null)
    and (nullif(:since, '') is null or coalesce(d.date, n.stated_day) >= :since)
),
-- The last that a limit lets in; what comes after it needs no name looked up.
last as materialized (
  select is_moving, newest
  from matching
  order by is_moving, newest
  limit (select most > 0 from asked) offset (select max(most, 1) - 1 from asked)
),
ranked as materialized (
  select m.*, subject.label as subject, subject.key as subject_key, person.label as person, person.key as person_key
  from matching as m
  left join last on true
  cross join nodes as subject on subject.id = m.id
  left join nodes as person on person.id = m.person_id
  where last.newest is null or (m.is_moving, m.newest) <= (last.is_moving, last.newest)
  order by
    m.is_moving, m.newest, subject.label, subject.key, m.evidence_day desc, person.label, person.key
  limit (select most from asked)
),
-- Only the evidence of that day is compared.
candidates as (
  select r.id as subject_id, c.id, c.person_id
  from asked
  cross join ranked as r
  cross join contacts as c
    on c.about_id = r.id and c.direct in (asked.direct, 1)
    and c.person_id = r.person_id and c.date = r.evidence_day
  where r.kind <> 'person'
  union all
  select r.id, c.id, c.person_id
  from asked
  cross join ranked as r
  cross join contacts as c
    on c.person_id = r.id and c.direct in (asked.direct, 1) and c.date = r.evidence_day
  where r.kind = 'person'
),
-- Of several pieces of evidence for a person: the newest, a contact before a mention, the most
-- certain, a line that names the person before one that does not, notes outside archives first, a
-- page of the meeting before a note that refers to it; then the first in the vault.
evidence as materialized (
  select
    x.subject_id, x.person_id, c.date, c.channel, c.certainty, c.meeting_id, c.line, note.path,
    row_number() over (
      partition by x.subject_id, x.person_id
      order by
        c.date desc,
        c.direct desc,
        -- include: proof_order
        note.path, c.line
    ) as place
  from candidates as x
  cross join contacts as c on c.id = x.id
  cross join notes as note on note.id = c.note_id
),
-- Where there is no evidence, what a note states.
stated as materialized (
  select
    r.id as subject_id, note.path, claim.line,
    row_number() over (
      partition by r.id order by note.is_primary desc, claim.rank, note.path, claim.line
    ) as place
  from ranked as r
  cross join claims as claim
    on claim.node_id = r.id and claim.field = 'stated_last_contact' and claim.value = r.date
  left join notes as note on note.id = claim.note_id
  where r.evidence_day is null and r.date is not null
)
