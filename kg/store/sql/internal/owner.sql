-- title: Whose notes these are
-- description: Who is marked as their owner, by what that is known, the sentence that tells a guess, and whether the notes name anybody.
select
  (
    select n.label from people as p cross join nodes as n on n.id = p.id
    where p.is_me = 1 order by n.key limit 1
  ) as name,
  import.me as basis,
  (select message from problems where code = 'owner-guessed' limit 1) as guess,
  exists (select 1 from people) as people
from imports as import
order by import.id desc
limit 1
