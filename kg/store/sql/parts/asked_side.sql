-- title: Which side is asked for
-- description: A column of `asked`: 1 for those who work where the owner of the notes does, 0 for those who work elsewhere, null for both.
case
  when cast(:internal as integer) = 1 then 1
  when cast(:external as integer) = 1 then 0
end as is_mine
