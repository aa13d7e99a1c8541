-- title: Which people are listed
-- description: `asked`: what is asked for; `listed`: everybody it is true of.
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    lower(ltrim(:tag, '#')) as tag,
    rtrim(:folder, '/') as folder,
    -- include: asked_side
),
-- include: named
listed as materialized (
  select one.id, one.standing <> 'named' as is_known
  from asked
  cross join people as one
  where (nullif(:key, '') is null or one.id in named)
    and (
      asked.is_mine is null
      or exists (
        select 1 from organizations as o
        where o.id = one.organization_id and o.is_mine = asked.is_mine
      )
    )
    and (
      nullif(:about, '') is null
      or exists (
        select 1 from contacts as c
        where c.about_id = (select id from nodes where key = :about)
          and c.direct = 1 and c.person_id = one.id and c.date <= asked.day
      )
    )
    and (
      nullif(:with_person, '') is null
      or one.id in (
        select b.person_id
        from attendances as a
        join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> a.person_id
        where a.person_id = (select id from nodes where key = :with_person)
      )
    )
    and (
      nullif(:organization, '') is null
      or one.organization_id = (select id from nodes where key = :organization)
    )
    and (
      nullif(:since, '') is null
      or exists (
        select 1 from contacts as c
        where c.person_id = one.id and c.direct = 1 and c.date between :since and asked.day
      )
    )
    -- include: in_tag_and_folder
)
