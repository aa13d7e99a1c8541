-- title: Notes that link to what no note is called
-- description: Links that lead nowhere for Obsidian, by what they name.
-- param target: what they name
select distinct l.source_note_id
from links as l
where l.target = :target and l.resolution in ('missing', 'name', 'alias')
