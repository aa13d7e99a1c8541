-- title: Only of some kinds
-- description: A condition: the node (n) is of one of :kinds, one kind or an array, if any are given.
nullif(:kinds, '') is null
or n.kind in (
  select value
  from json_each(case when json_valid(:kinds) then :kinds else json_array(:kinds) end)
)
