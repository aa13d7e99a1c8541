-- title: Labels
-- description: What the things with some keys are called.
-- param keys: an array of keys
select key, label from nodes where key in (select value from json_each(:keys))
