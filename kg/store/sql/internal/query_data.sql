-- title: What notes bring along for queries
-- description: Packed; none for a note that was not read since kg keeps it.
-- param notes: their ids, a JSON array
select note_id, packed from query_data where note_id in (select value from json_each(:notes))
