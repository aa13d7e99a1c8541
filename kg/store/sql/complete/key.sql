-- title: Complete a key
-- description: Keys that begin so, such as person:jai-…; for shell completion.
-- param start: the beginning of the key, exactly
select key as name, key, label as also
from nodes
where key >= :start and key < :start || char(1114111)
order by key
limit 200
