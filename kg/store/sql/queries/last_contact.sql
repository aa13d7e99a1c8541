-- title: Last contact
-- description: Who was last contacted about each project, organization or person, and the line that proves it. Blocked projects come first; within a status, what nobody was ever contacted about, then the least recent.
-- leaves out: me
-- param subjects: keys of the subjects; without them, every subject of the kind
-- param kind: project, organization, person or a kind that kg.toml declares; without it projects, or whatever kind the subjects are
-- param status: only subjects with one of these statuses
-- param owner: key of the owner
-- param with_person: key of a person; only contacts with them count, and subjects without one are left out
-- param external = 0: 1 counts only contacts with people who work elsewhere than the owner of the notes
-- param internal = 0: 1 counts only contacts with people who work where the owner of the notes does
-- param since: only subjects whose last contact was on this day or later
-- param as_of: the day that the question is asked about; later contacts do not count. Without it, the day of the last import
-- param everyone = 0: 1 gives the last contact of every person, 0 only who took part in the very last one
-- param mentions = 0: 1 counts mentions too
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    case
      when nullif(:subjects, '') is not null then 'named'
      else coalesce(nullif(:kind, ''), 'project')
    end as kind,
    coalesce(cast(:everyone as integer), 0) as everyone,
    case when cast(:mentions as integer) = 1 then 0 else 1 end as direct,
    nullif(:with_person, '') is null as with_anybody,
    (select id from nodes where key = :with_person) as with_id,
    -- include: asked_side
),
-- Who may answer. The vault's owner never does.
-- include: others
named as materialized (
  select n.id
  from json_each(case when json_valid(:subjects) then :subjects else json_array(:subjects) end) as v
  cross join nodes as n on n.key = v.value
),
subjects as materialized (
  select *
  from (
    select id, kind, status, owner_id, stated
    from (
      -- include: entity_facts
    )
    where (kind = (select kind from asked) or id in named) and (kind <> 'person' or id in others)
    union all
    select id, kind, null, null, null
    from nodes
    where id in named and id not in (
      select id
      from (
        -- include: entity_facts
      )
      where id in named
    )
    union all
    select n.id, n.kind, null, null, null
    from asked cross join kinds as k cross join nodes as n on n.kind = k.name
    where k.name = asked.kind
  )
  where (nullif(:kind, '') is null or kind = :kind)
    and (
      nullif(:status, '') is null
      or status in (
        select value
        from json_each(case when json_valid(:status) then :status else json_array(:status) end)
      )
    )
    and (nullif(:owner, '') is null or owner_id = (select id from nodes where key = :owner))
),
-- The day of the newest contact about each subject.
newest as materialized (
  select
    s.*,
    case
      when s.kind = 'person' then (
        select max(c.date) from contacts as c
        where c.person_id = s.id and c.direct in (asked.direct, 1) and c.date <= asked.day
          and (asked.with_anybody or c.person_id = asked.with_id)
      )
      else (
        select max(c.date) from contacts as c
        where c.about_id = s.id and c.direct in (asked.direct, 1) and c.date <= asked.day
          and (asked.with_anybody or c.person_id = asked.with_id)
          and +c.person_id in others
      )
    end as date
  from subjects as s
  cross join asked
),
-- Of each person the newest day, of everybody or of who was contacted on that very day: the index
-- tells it, and only the evidence of that day is compared.
days as (
  select n.id as subject_id, c.person_id, max(c.date) as date
  from asked
  cross join newest as n
  cross join contacts as c
    on c.about_id = n.id and c.direct in (asked.direct, 1)
    and c.date between case when asked.everyone then '' else n.date end and asked.day
  where n.kind <> 'person'
    and (asked.with_anybody or c.person_id = asked.with_id)
    and +c.person_id in others
  group by n.id, c.person_id
),
candidates as (
  select d.subject_id, c.id, c.person_id
  from asked
  cross join days as d
  cross join contacts as c
    on c.about_id = d.subject_id and c.direct in (asked.direct, 1)
    and c.person_id = d.person_id and c.date = d.date
  union all
  select n.id, c.id, c.person_id
  from asked
  cross join newest as n
  cross join contacts as c
    on c.person_id = n.id and c.direct in (asked.direct, 1) and c.date = n.date
  where n.kind = 'person'
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
    n.id as subject_id, n.stated as date, note.path, claim.line,
    row_number() over (
      partition by n.id order by note.is_primary desc, claim.rank, note.path, claim.line
    ) as place
  from asked
  cross join newest as n
  left join claims as claim
    on claim.node_id = n.id and claim.field = 'stated_last_contact' and claim.value = n.stated
  left join notes as note on note.id = claim.note_id
  where n.date is null and n.stated <= asked.day and asked.with_anybody
    and (asked.is_mine is null or n.kind = 'person')
)
select
  subject.label as subject,
  subject.key as subject_key,
  n.kind,
  n.status,
  owner.label as owner,
  person.label as person,
  person.key as person_key,
  coalesce(e.date, stated.date) as date,
  cast(julianday(asked.day) - julianday(coalesce(e.date, stated.date)) as integer) as days_ago,
  e.channel,
  case when stated.date is null then e.certainty else 'stated' end as certainty,
  meeting.title as meeting,
  coalesce(e.path, stated.path) as source,
  coalesce(e.line, stated.line) as line,
  case when e.person_id is null then (
    select nullif(count(distinct c.note_id || ':' || c.line), 0) from contacts as c
    where c.direct = 0 and c.date <= asked.day
      and (n.kind = 'person' and c.person_id = n.id or n.kind <> 'person' and c.about_id = n.id)
  ) end as mentions,
  case when e.person_id is null then (
    select max(c.date) from contacts as c
    where c.direct = 0 and c.date <= asked.day
      and (n.kind = 'person' and c.person_id = n.id or n.kind <> 'person' and c.about_id = n.id)
  ) end as last_mentioned
from asked
cross join newest as n
cross join nodes as subject on subject.id = n.id
left join evidence as e on e.subject_id = n.id and e.place = 1
left join stated on stated.subject_id = n.id and stated.place = 1
left join nodes as owner on owner.id = n.owner_id
left join nodes as person on person.id = e.person_id
left join meetings as meeting on meeting.id = e.meeting_id
where (asked.with_anybody or e.person_id is not null)
  and (nullif(:since, '') is null or coalesce(e.date, stated.date) >= :since)
order by
  n.status is 'blocked' desc,
  coalesce(n.date, stated.date) is not null,
  coalesce(n.date, stated.date),
  subject.label, subject.key,
  e.date desc, person.label, person.key
