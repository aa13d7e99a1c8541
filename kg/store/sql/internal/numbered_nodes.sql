-- title: All things, by numbers
-- description: What of every thing a measure of the whole graph needs, by key: number, key, kind, label, day of a meeting or date of a note.
-- param kinds: array of kinds; null for all
-- param with_me: 1 to count the owner of the notes in
-- param besides: key of a thing that is there whatever it is, or null
select
  n.id, n.key, n.kind, n.label,
  coalesce(meeting.date, case when n.kind = 'note' then note.date end) as date
from nodes as n
left join notes as note on note.node_id = n.id and note.is_primary = 1
left join meetings as meeting on meeting.id = n.id
where n.key is :besides
  or (:kinds is null or n.kind in (select value from json_each(:kinds)))
  and (:with_me or n.id not in (select id from people where is_me))
  and not (n.kind = 'note' and coalesce(note.kind, '') = 'template')
order by n.key
