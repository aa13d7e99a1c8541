-- title: The newest contact about a subject
-- description: A column: the day of the newest contact about a project or an organization (one), with anybody but the owner of the notes.
(
  select max(c.date) from contacts as c
  where c.about_id = one.id and c.direct = 1 and c.date <= asked.day
    and c.person_id not in (select id from people where is_me)
) as last_contact
