-- title: Notes to learn from
-- description: Every note with what it says of itself and its text, by path.
select id, path, folder, name, kind, is_archived, date, frontmatter, body
from notes
order by path
