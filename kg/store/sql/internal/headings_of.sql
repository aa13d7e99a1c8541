-- title: Headings of a note
-- description: Their texts, from the top.
-- param note: id of the note
select text from headings where note_id = :note order by line
