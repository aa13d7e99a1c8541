-- title: A note to be read by its lines
-- description: Its text, the line at which that begins, its properties as JSON, the hash of its file.
-- param path: path of the note
select body, body_line, frontmatter, hash from notes where path = :path
