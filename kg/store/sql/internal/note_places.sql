-- title: Where notes are
-- description: Number, path and date of every note.
select id, path, date from notes
