-- title: Notes of a name
-- description: Paths of notes whose file is called so, for who gave another path.
-- param name: name of the file, without its ending
-- param most: so many
select path
from notes
where name = :name collate nocase
order by path
limit :most
