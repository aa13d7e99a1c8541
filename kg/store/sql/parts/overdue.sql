-- title: Who, or what, was not contacted for too long
-- description: `asked`: what is asked for; `others`: whose contacts count; `overdue`: people and things that were not contacted for too long.
asked as materialized (
  select
    coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
    coalesce(cast(nullif(:over, '') as integer), 30) as over,
    -- include: asked_side
),
-- Whose contacts count for projects and organizations.
-- include: others
subjects as materialized (
  select one.id, kind, status, stated, cadence_days, side as is_mine
  from (
    -- include: entity_facts
  ) as one
  where case when nullif(:kind, '') is null then kind in ('person', 'project') else kind = :kind end
    and case kind
      when 'person' then
        one.id in others
        and (
          coalesce(cast(:without_page as integer), 0)
          or exists (select 1 from notes as n where n.node_id = one.id)
        )
      when 'project' then coalesce(status, '') not in ('done', 'cancelled')
      else (select is_mine from asked) is null or side = (select is_mine from asked)
    end
),
contacted as materialized (
  select
    s.*,
    case s.kind
      when 'person' then (
        select max(c.date) from contacts as c
        where c.person_id = s.id and c.direct = 1 and c.date <= asked.day
      )
      else (
        select max(c.date) from contacts as c
        where c.about_id = s.id and c.direct = 1 and c.date <= asked.day
          and
          -- include: is_other
      )
    end as evidence,
    -- A note that states a day does not say with whom.
    case when s.stated <= asked.day and (asked.is_mine is null or s.kind = 'person') then s.stated end
      as stated_day
  from asked
  cross join subjects as s
),
dated as materialized (
  select
    c.*,
    coalesce(evidence, stated_day) as last_contact,
    coalesce(cadence_days, asked.over) as limit_days,
    cast(julianday(asked.day) - julianday(coalesce(evidence, stated_day)) as integer) as days_ago
  from asked
  cross join contacted as c
),
overdue as materialized (
  select d.*
  from dated as d
  where (d.days_ago is null or d.days_ago > d.limit_days)
    and (
      nullif(:status, '') is null
      or d.status in (
        select value
        from json_each(case when json_valid(:status) then :status else json_array(:status) end)
      )
    )
),
