-- title: What a note brings along for queries
-- description: Packed; null for a note that was not read since kg keeps it.
-- param note: id of the note
select packed from query_data where note_id = :note
