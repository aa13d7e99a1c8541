-- title: Blocks of a note
-- description: The names of its blocks.
-- param note: id of the note
select block from blocks where note_id = :note
