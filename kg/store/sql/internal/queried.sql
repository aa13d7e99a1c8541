-- title: The note of a thing in which a query may stand
-- description: Its primary page, if the text has what a query of Dataview or Tasks begins with.
-- param key: key of the thing
select note.path
from nodes as n
join notes as note on note.node_id = n.id
where n.key = :key
  and note.is_primary
  and (
    instr(note.body, 'dataview') or instr(note.body, '`=') or instr(note.body, '`$=')
    or instr(note.body, '`tasks') or instr(note.body, '~tasks')
    or instr(note.body, '` tasks') or instr(note.body, '~ tasks')
  )
