-- title: Only what a person was contacted about
-- description: A condition on a thing (one): the person :with_person was contacted about it.
and (
  nullif(:with_person, '') is null
  or exists (
    select 1 from contacts as c
    where c.about_id = one.id and c.direct = 1 and c.date <= asked.day
      and c.person_id = (select id from nodes where key = :with_person)
  )
)
