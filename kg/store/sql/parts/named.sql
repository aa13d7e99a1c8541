-- title: The things asked for
-- description: `named`: the ids of the things whose keys :key has, one key or an array of them.
named as materialized (
  select n.id
  from json_each(case when json_valid(:key) then :key else json_array(:key) end) as v
  cross join nodes as n on n.key = v.value
),
