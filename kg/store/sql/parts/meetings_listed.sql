-- title: Which meetings are listed
-- description: `listed`: all that what is asked for is true of.
asked as materialized (
  select lower(ltrim(:tag, '#')) as tag, rtrim(:folder, '/') as folder
),
-- include: named
present as materialized (
  select n.id
  from json_each(
    case when json_valid(:with_person) then :with_person else json_array(:with_person) end
  ) as v
  cross join nodes as n on n.key = v.value
),
attended as materialized (
  select a.meeting_id
  from present
  cross join attendances as a on a.person_id = present.id
  group by a.meeting_id
  having count(*) = (select count(*) from present)
),
subject as materialized (select id from nodes where key = :about),
about as materialized (
  select r.source_id as meeting_id
  from subject cross join relations as r on r.target_id = subject.id and r.kind = 'about'
  union
  select c.meeting_id
  from subject cross join contacts as c on c.about_id = subject.id
  where c.meeting_id is not null and c.direct = 1
),
listed as materialized (
  select m.id
  from asked
  cross join meetings as m
  where (nullif(:key, '') is null or m.id in named)
    and (
      nullif(:kind, '') is null
      or m.kind in (
        select value
        from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
      )
    )
    and (nullif(:about, '') is null or m.id in about)
    and (nullif(:with_person, '') is null or m.id in attended)
    and (nullif(:since, '') is null or m.date >= :since)
    and (nullif(:until, '') is null or m.date <= :until)
    and (
      nullif(:tag, '') is null
      or exists (
        select 1
        from note_tags as nt join tags as t on t.id = nt.tag_id
        where nt.note_id = m.note_id
          and (
            -- include: below_tag
          )
      )
    )
    and (
      nullif(:folder, '') is null
      or m.note_id in (
        select note.id from asked cross join notes as note
        where
          -- include: below_folder
      )
    )
)
