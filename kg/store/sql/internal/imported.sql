-- title: What an import found
-- description: How many people besides me, meetings, projects and direct contacts there are; contacts are counted up to a limit.
-- param most: so many contacts are counted
select
  (select count(*) from people where is_me = 0) as people,
  (select count(*) from meetings) as meetings,
  (select count(*) from projects) as projects,
  (select count(*) from (select 1 from contacts where direct = 1 limit :most)) as contacts
