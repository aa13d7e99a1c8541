-- title: Where meetings give nobody
-- description: The folder with the most notes that have a problem, how many of them there are, and how many notes of a kind lie in it.
-- param code: code of the problem
-- param kind: kind of the notes
select
  worst.folder,
  worst.alone,
  (select count(*) from notes as n where n.folder = worst.folder and n.kind = :kind) as meetings
from (
  select n.folder, count(distinct n.id) as alone
  from problems as p
  join notes as n on n.id = p.note_id
  where p.code = :code
  group by n.folder
  order by alone desc, n.folder
  limit 1
) as worst
