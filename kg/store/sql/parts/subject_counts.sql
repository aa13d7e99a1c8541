-- title: Counts of a subject
-- description: How long ago the newest contact about a project or an organization (one) was, on how many days there was one, and how many tasks about it are open.
cast(julianday(asked.day) - julianday(one.last_contact) as integer) as days_ago,
(
  select count(distinct c.date) from contacts as c
  where c.about_id = one.id and c.direct = 1 and c.date <= asked.day
    and c.person_id not in (select id from people where is_me)
) as contacts,
(
  select count(*) from counted_tasks as t
  where t.about_id = one.id and t.state not in ('done', 'cancelled', 'proposed')
) as open_tasks,
