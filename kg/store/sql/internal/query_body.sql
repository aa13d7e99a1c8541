-- title: Text of a note
-- description: The text behind the frontmatter, and the line on which it begins.
-- param path: path of the note
select body, body_line from notes where path = :path
