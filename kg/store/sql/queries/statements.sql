-- title: Statements
-- description: What notes say under Key Facts, Decisions, Risks and the like: blockers, risks, decisions, questions, opportunities, then facts, the newest first.
-- param about: key of what it is about, or an array of keys
-- param kind: only fact, decision, risk, question, blocker or opportunity, or an array of these
-- param since: only dated statements of this day or later
-- param limit: at most so many rows
with subjects as materialized (
  select n.id
  from json_each(case when json_valid(:about) then :about else json_array(:about) end) as v
  cross join nodes as n on n.key = v.value
),
wanted as (
  select s.id from subjects as x cross join statements as s on s.node_id = x.id
  union all
  select s.id from statements as s where nullif(:about, '') is null
)
select
  node.label as about,
  node.key as about_key,
  s.kind,
  s.text,
  coalesce(s.date, note.date) as date,
  note.path as source,
  s.line
from wanted as w
cross join statements as s on s.id = w.id
cross join notes as note on note.id = s.note_id
cross join nodes as node on node.id = s.node_id
where (
    nullif(:kind, '') is null
    or s.kind in (
      select value from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
    )
  )
  and (nullif(:since, '') is null or coalesce(s.date, note.date) >= :since)
order by
  case s.kind
    when 'blocker' then 0 when 'risk' then 1 when 'decision' then 2 when 'question' then 3
    when 'opportunity' then 4 else 5
  end,
  coalesce(s.date, note.date) is null,
  coalesce(s.date, note.date) desc,
  note.path, s.line
limit coalesce(cast(nullif(:limit, '') as integer), -1)
