-- title: Where the owner of the notes works
-- description: By what that is known, how many organizations are it, and of how many people nobody tells where they work.
select
  (select my_organization from imports order by id desc limit 1) as basis,
  (select count(*) from organizations where is_mine = 1) as organizations,
  (select count(*) from people where organization_id is null and is_me = 0) as unknown
