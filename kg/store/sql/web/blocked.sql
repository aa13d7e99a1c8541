-- title: Blocked projects
-- description: The view blocked_projects, the least recently contacted first.
select * from blocked_projects order by date is not null, date, subject, person
