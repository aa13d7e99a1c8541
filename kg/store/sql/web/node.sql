-- title: A thing
-- description: The thing with a key or a number.
-- param key: its key
-- param id: its number
select id, key, kind, label from nodes where key = :key or id = :id
