-- title: Text of a note
-- description: Its text below the properties.
-- param note: id of the note
select body from notes where id = :note
