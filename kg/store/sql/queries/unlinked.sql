-- title: Unlinked
-- description: Notes whose text may name a thing by its name or an alias, and that are no pages of its own. `kg unlinked` looks into each for the lines that do so without a link.
-- param node: key of the thing
-- column links: how many links of the note lead to it
with
named as materialized (
  select n.id, n.label as name from nodes as n where n.key = :node
  union
  select n.id, a.name from nodes as n cross join aliases as a on a.node_id = n.id where n.key = :node
),
-- The full-text index knows no words within a text of Chinese, Japanese or Korean.
unspaced as materialized (
  select name
  from named
  where name glob '*[' || char(12352) || '-' || char(40959) || char(44032) || '-' || char(55215) || ']*'
),
asked as materialized (
  select coalesce(
    'body : (' || group_concat('"' || replace(name, '"', ' ') || '"', ' OR ') || ')', '""'
  ) as expression
  from named
),
held as (
  select rowid as id from notes_fts where notes_fts match (select expression from asked)
  union
  select note.id from unspaced cross join notes as note on instr(note.body, unspaced.name)
)
select
  note.title as note,
  node.key,
  node.kind,
  (
    select count(*)
    from links as l
    where l.source_note_id = note.id and l.target_node_id = (select id from named)
  ) as links,
  note.path as source
from held
cross join notes as note on note.id = held.id
cross join nodes as node on node.id = note.node_id
where note.node_id <> (select id from named)
order by note.path
