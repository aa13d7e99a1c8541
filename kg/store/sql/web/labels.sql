-- title: Labels
-- description: What things and notes are called that stand in a table by a key or a number.
-- param things: an array of keys and numbers of things
-- param notes: an array of numbers of notes
select 0 as is_note, key as thing, label from nodes
where key in (select value from json_each(:things))
union all
select 0, id, label from nodes where id in (select value from json_each(:things))
union all
select 1, id, title from notes where id in (select value from json_each(:notes))
