-- title: Texts of notes
-- description: The body of notes, and the line of the file that it begins with.
-- param paths: paths of the notes
-- column path: path of the note
-- column body: what stands below the properties
-- column body_line: line of the file where the body begins
select note.path, note.body, note.body_line
from json_each(case when json_valid(:paths) then :paths else json_array(:paths) end) as wanted
cross join notes as note on note.path = wanted.value
