-- title: States of tasks
-- description: Every state that a task of the vault has.
select distinct state from tasks order by state
