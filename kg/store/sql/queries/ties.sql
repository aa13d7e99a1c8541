-- title: Ties of one thing
-- description: The rows of the view edges that start or end at a thing; of several things, a row for each of both ends.
-- param key: key of the thing, or an array of keys
select source, target, kind, weight, first_date, last_date, evidence
from edges
-- What is greater than a text is not null: so SQLite begins with the keys, in spite of left joins.
where source > '' and source in (
    select value from json_each(case when json_valid(:key) then :key else json_array(:key) end)
  )
union all
select source, target, kind, weight, first_date, last_date, evidence
from edges
where target > '' and target in (
    select value from json_each(case when json_valid(:key) then :key else json_array(:key) end)
  )
