-- title: All things, by numbers
-- description: What of every thing a measure of the whole graph needs, by key: number, key, kind and label.
-- param kinds: array of kinds; null for all
-- param with_me: 1 to count the owner of the notes in
-- param besides: array of keys of things that are there whatever they are; null for none
select n.id, n.key, n.kind, n.label
from nodes as n
where n.key in (select value from json_each(:besides))
  or (:kinds is null or n.kind in (select value from json_each(:kinds)))
  and (:with_me or n.id not in (select id from people where is_me))
  and not (
    n.kind = 'note'
    and n.id in (select node_id from notes where kind = 'template' and is_primary = 1)
  )
order by n.key
