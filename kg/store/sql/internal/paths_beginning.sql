-- title: Notes whose path or name begins so
-- description: For completion.
-- param start: the beginning
-- param most: so many
select path
from notes
where substr(lower(path), 1, length(:start)) = lower(:start)
  or substr(lower(name), 1, length(:start)) = lower(:start)
order by path
limit :most
