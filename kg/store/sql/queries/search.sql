-- title: Search
-- description: Notes that hold the words, best first: what is called so, then by how much titles, aliases and text match. In a snippet, what matched stands between ⟦ and ⟧.
-- param text: words, which the notes hold all of
-- param match: instead of the text, an expression in the syntax of FTS5: "data room", ferr*, ferry NOT boat
-- param kind: only person, project, organization, meeting, daily or note, or an array of these
-- param folder: only notes in this folder, at any depth
-- param limit = 20: at most so many notes
with
asked as materialized (
  select
    rtrim(:folder, '/') as folder,
    -- Each word in quotes, so that no sign means anything to FTS5.
    coalesce(
      nullif(:match, ''),
      '"' || replace(trim(replace(coalesce(:text, ''), '"', ' ')), ' ', '" "') || '"'
    ) as expression,
    coalesce(cast(nullif(:limit, '') as integer), 20) as most
),
-- The rank of FTS5 is the lower the better. Notes are looked up only for a filter.
hits as materialized (
  select notes_fts.rowid as id, bm25(notes_fts, 10.0, 1.0, 8.0) as rank
  from notes_fts
  where notes_fts match (select expression from asked)
    and (
      coalesce(nullif(:kind, ''), nullif(:folder, '')) is null
      or exists (
        select 1 from notes as note cross join asked
        where note.id = notes_fts.rowid
          and (
            nullif(:kind, '') is null
            or note.kind in (
              select value
              from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
            )
          )
          and (
            nullif(:folder, '') is null
            or note.folder = asked.folder
            or (note.folder > asked.folder || '/' and note.folder < asked.folder || '0')
          )
      )
    )
),
called as materialized (
  select note.id
  from nodes as n
  cross join notes as note on note.node_id = n.id
  where n.slug = lower(replace(trim(:text), ' ', '-'))
),
-- Where the last places are shared, paths decide.
best as materialized (
  select h.id, h.rank, h.id in called as is_called
  from hits as h
  cross join notes as note on note.id = h.id
  where h.id in called
    or h.rank <= (
      select max(rank) from (select rank from hits order by rank limit (select most from asked))
    )
  order by h.id in called desc, h.rank, note.path
  limit (select most from asked)
),
marked as (
  select
    h.id, h.rank, h.is_called,
    snippet(notes_fts, -1, '⟦', '⟧', '…', 16) as snippet,
    highlight(notes_fts, 1, char(1), char(1)) as body
  from best as h
  cross join notes_fts on notes_fts.rowid = h.id
  where notes_fts match (select expression from asked)
)
select
  note.title,
  node.key,
  note.kind,
  trim(replace(replace(m.snippet, char(13), ''), char(10), ' ')) as snippet,
  round(-m.rank, 3) as score,
  note.path as source,
  case
    when instr(m.body, char(1)) then note.body_line
      + length(substr(m.body, 1, instr(m.body, char(1))))
      - length(replace(substr(m.body, 1, instr(m.body, char(1))), char(10), ''))
  end as line
from marked as m
cross join notes as note on note.id = m.id
cross join nodes as node on node.id = note.node_id
order by m.is_called desc, m.rank, note.path
