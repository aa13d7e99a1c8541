-- title: Only the subjects asked for
-- description: Conditions on a project or an organization (one): by key, status, owner, the person who was contacted about it, and since when somebody was.
where (nullif(:key, '') is null or one.id in named)
  and (
    nullif(:status, '') is null
    or one.status in (
      select value
      from json_each(case when json_valid(:status) then :status else json_array(:status) end)
    )
  )
  and (nullif(:owner, '') is null or one.owner_id = (select id from nodes where key = :owner))
  -- include: contacted_with
  and (
    nullif(:since, '') is null
    or exists (
      select 1 from contacts as c
      where c.about_id = one.id and c.direct = 1 and c.date between :since and asked.day
        and c.person_id not in (select id from people where is_me)
    )
  )
