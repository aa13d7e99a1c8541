-- title: Last contact about words
-- description: Who was last contacted in notes whose text matches, and the line that proves it.
-- leaves out: me
-- param match: an expression in the syntax of FTS5, of at most 4,000 characters: "data room", ferr*, ferry NOT boat
-- param text: what the answer calls its subject
-- param with_person: key of a person; only contacts with them count
-- param since: only contacts of this day or later
-- param as_of: the day that the question is asked about; later contacts do not count. Without it, the day of the last import
-- param everyone = 0: 1 gives the last contact of every person, 0 only who took part in the very last one
-- param mentions = 0: 1 counts mentions too
with
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    coalesce(cast(:everyone as integer), 0) as everyone,
    case when cast(:mentions as integer) = 1 then 0 else 1 end as direct,
    case when length(:match) <= 4000 then coalesce(nullif(:match, ''), '""') else '""' end as match
),
matching as materialized (
  select note.id, case when note.kind = 'meeting' then note.node_id end as meeting_id
  from notes_fts
  cross join notes as note on note.id = notes_fts.rowid
  where notes_fts match (select match from asked)
),
-- A contact is of a note that matches, or of the meeting that one tells of.
found as materialized (
  select c.id from matching as m cross join contacts as c on c.note_id = m.id
  union
  select c.id from matching as m cross join contacts as c on c.meeting_id = m.meeting_id
),
evidence as materialized (
  select
    c.person_id, c.date, c.channel, c.certainty, c.meeting_id, c.line, note.path,
    row_number() over (
      partition by c.person_id
      order by
        c.date desc,
        c.direct desc,
        -- include: proof_order
        note.path, c.line
    ) as place
  from asked
  cross join found as f
  cross join contacts as c on c.id = f.id
  cross join notes as note on note.id = c.note_id
  where c.direct in (asked.direct, 1) and c.date <= asked.day
    and c.person_id not in (select id from people where is_me)
    and (nullif(:since, '') is null or c.date >= :since)
    and (
      nullif(:with_person, '') is null
      or c.person_id = (select id from nodes where key = :with_person)
    )
)
select
  coalesce(nullif(:text, ''), :match) as subject,
  '' as subject_key,
  'text' as kind,
  null as status,
  null as owner,
  person.label as person,
  person.key as person_key,
  e.date,
  cast(julianday(asked.day) - julianday(e.date) as integer) as days_ago,
  e.channel,
  e.certainty,
  meeting.title as meeting,
  e.path as source,
  e.line,
  null as mentions,
  null as last_mentioned
from asked
cross join evidence as e
cross join nodes as person on person.id = e.person_id
left join meetings as meeting on meeting.id = e.meeting_id
where e.place = 1 and (asked.everyone or e.date = (select max(date) from evidence))
order by e.date desc, person.label, person.key
