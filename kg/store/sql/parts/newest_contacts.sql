-- title: When each subject was last contacted
-- description: `asked`: what is asked for; `others`: who may answer, never the owner of the vault; `newest`: the subjects asked for, with the day of the newest contact about each, and the day that its note states.
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
    coalesce(cast(nullif(:limit, '') as integer), -1) as most,
    -- include: asked_side
),
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
newest as materialized (
  select
    s.*,
    -- What a note states, without saying with whom.
    case
      when s.stated <= asked.day and asked.with_anybody
        and (asked.is_mine is null or s.kind = 'person')
        then s.stated
    end as stated_day,
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
          and
          -- include: is_other
      )
    end as date
  from subjects as s
  cross join asked
),
