-- title: Who, or what, was not contacted for too long
-- description: `asked`: what is asked for; `others`: whose contacts count; `overdue`: people and things that were not contacted for too long; `ranked`: the first of them; `listed`: these with the place in the notes of the newest contact.
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
ranked as materialized (
  select o.*
  from overdue as o
  cross join nodes as node on node.id = o.id
  order by
    coalesce(o.is_mine, 0), o.days_ago is not null, o.days_ago - o.limit_days desc,
    node.label, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
),
-- The newest contact's place in the notes, looked up for those listed only.
listed as (
  select
    d.*,
    case
      when d.evidence is null then (
        select k.id from claims as k join notes as n on n.id = k.note_id
        where k.node_id = d.id and k.field = 'stated_last_contact' and k.value = d.last_contact
        order by n.is_primary desc, k.rank, n.path, k.line limit 1
      )
    end as claim_id,
    case
      when d.kind = 'person' then (
        select c.id from contacts as c join notes as note on note.id = c.note_id
        where c.person_id = d.id and c.direct = 1 and c.date = d.evidence
        order by
          -- include: proof_order
          note.path, c.line limit 1
      )
      else (
        select c.id from contacts as c join notes as note on note.id = c.note_id
        where c.about_id = d.id and c.direct = 1 and c.date = d.evidence
          and +c.person_id in others
        order by
          -- include: proof_order
          note.path, c.line limit 1
      )
    end as contact_id
  from ranked as d
)
