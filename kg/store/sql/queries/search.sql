-- title: Search
-- description: Notes that hold the words, best first: what is called so, then by how much titles, aliases and text match. The date is the day of the note, or of the event that it tells of. In a snippet, what matched stands between ⟦ and ⟧; of a note that holds a word hundreds of times, the snippet is its beginning, without a line.
-- param text: words, which the notes hold all of
-- param match: instead of the text, an expression in the syntax of FTS5, of at most 4,000 characters: "data room", ferr*, ferry NOT boat
-- param kind: only person, project, organization, meeting, daily or note, or an array of these
-- param folder: only notes in this folder, at any depth
-- param since: only notes of this day or later, and of events on such a day
-- param with_person: key of a person; only notes in which they were there, or are linked
-- param sort = rank: date puts the newest day first, and notes without a day last
-- param limit = 20: at most so many notes
with
-- include: search_hits
,
called as materialized (
  select note.id
  from nodes as n
  cross join notes as note on note.node_id = n.id
  where n.slug = lower(replace(trim(:text), ' ', '-'))
),
-- Where the last places are shared, paths decide.
best as materialized (
  select h.id, h.rank, h.date, h.id in called as is_called
  from asked
  cross join hits as h
  cross join notes as note on note.id = h.id
  where case
    when asked.by_date then coalesce(h.date, '') >= (
      select min(day)
      from (
        select coalesce(date, '') as day from hits order by day desc limit (select most from asked)
      )
    )
    else h.id in called
      or h.rank <= (
        select max(rank) from (select rank from hits order by rank limit (select most from asked))
      )
  end
  order by
    case when asked.by_date then coalesce(h.date, '') end desc,
    case when asked.by_date then 0 else h.id in called end desc,
    h.rank,
    note.path
  limit (select most from asked)
),
-- FTS5 marks the hits of a note in a time that grows with their square. Whether they are few, bm25
-- tells in no time: it is infinite or null where the hits of a word, times their weight, exceed the
-- largest number, 1.8e308. That is at 8,000 hits by the length of the expression, in a text of more
-- than 50,000 characters at as many fewer.
weighed as materialized (
  select
    h.id,
    1e304 * length(asked.expression) * max(1, length(note.body) / 50000.0) as weight
  from best as h
  cross join asked
  cross join notes as note on note.id = h.id
),
-- In one pass, because FTS5 gathers the notes of a beginning anew for each note that is looked up.
marked as materialized (
  select
    w.id,
    case when bm25(notes_fts, w.weight, w.weight, w.weight) > -1e300
      then snippet(notes_fts, -1, '⟦', '⟧', '…', 16)
    end as snippet,
    case when bm25(notes_fts, w.weight, w.weight, w.weight) > -1e300
      then highlight(notes_fts, 1, char(1), char(1))
    end as body
  from notes_fts
  cross join weighed as w on w.id = +notes_fts.rowid
  where notes_fts match (select expression from asked)
)
select
  note.title,
  node.key,
  note.kind,
  coalesce(event.date, note.date) as date,
  trim(replace(replace(
    coalesce(m.snippet, trim(substr(note.body, 1, 100)) || '…'), char(13), ''
  ), char(10), ' ')) as snippet,
  round(-h.rank, 3) as score,
  note.path as source,
  case
    when instr(m.body, char(1)) then note.body_line
      + length(substr(m.body, 1, instr(m.body, char(1))))
      - length(replace(substr(m.body, 1, instr(m.body, char(1))), char(10), ''))
  end as line
from best as h
cross join marked as m on m.id = h.id
cross join notes as note on note.id = h.id
cross join nodes as node on node.id = note.node_id
left join meetings as event on event.id = note.node_id
order by
  case when :sort = 'date' then coalesce(h.date, '') end desc,
  case when :sort = 'date' then 0 else h.is_called end desc,
  h.rank,
  note.path
