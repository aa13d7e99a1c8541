-- title: Files of notes
-- description: What queries in notes ask of every file.
select id, path, size, mtime_ns, modified from notes
