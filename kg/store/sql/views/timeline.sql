-- title: Timeline
-- description: Everything dated about a person, project, organization or note; `where node_key = '…' order by date` gives one thing's history.
-- column node_key: key of what it is about
-- column date: the day
-- column what: contact, mention, meeting, task done, task due, the kind of a statement, note, or changed
-- column text: what happened
-- column other: the other side: who was contacted or about what; of a meeting who was there, or what it was about
-- column other_key: key of the other side, or of the meeting
-- column source: path of the note that says so
-- column line: line in that note
create view timeline as
-- What has a row for each of its own comes first: thousands of contacts at meetings have none, and a
-- first page would wait for them. For a page in order of days SQLite merges the parts, each read by an
-- index of days, if a column has the same type in all of them: hence `cast`. `unlikely`, and the `+` of
-- the last part, let it begin with the days.
select
  person.key as node_key, meeting.date, cast('meeting' as text) as what, meeting.title as text,
  cast((
    select group_concat(s.label, '; ')
    from (
      select distinct n.label from relations as r join nodes as n on n.id = r.target_id
      where r.source_id = a.meeting_id and r.kind = 'about' order by n.label
    ) as s
  ) as text) as other,
  node.key as other_key, note.path as source, a.line
from attendances as a
join meetings as meeting on meeting.id = a.meeting_id
left join nodes as person on person.id = a.person_id
left join nodes as node on node.id = a.meeting_id
left join notes as note on note.id = a.note_id
where unlikely(meeting.date is not null)
union all
select
  about.key, meeting.date, cast('meeting' as text), meeting.title,
  cast((
    select group_concat(n.label, '; ')
    from (
      select p.label from attendances as a join nodes as p on p.id = a.person_id
      where a.meeting_id = meeting.id order by p.label
    ) as n
  ) as text),
  node.key, note.path, r.line
from relations as r
join meetings as meeting on meeting.id = r.source_id
left join nodes as about on about.id = r.target_id
left join nodes as node on node.id = r.source_id
left join notes as note on note.id = r.note_id
where r.kind = 'about' and unlikely(meeting.date is not null)
  and not exists (
    select 1 from relations as better
    join notes as better_note on better_note.id = better.note_id
    where better.source_id = r.source_id and better.kind = r.kind
      and better.target_id = r.target_id
      and (better_note.path, better.line, better.id) < (note.path, r.line, r.id)
  )
union all
-- Tasks: of what they are about, of their note if they are about nothing (`+` keeps an index out
-- that finds all such tasks, one by one), and of their owner.
select
  about.key, task.done, cast('task done' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
left join notes as note on note.id = task.note_id
left join nodes as about on about.id = task.about_id
left join nodes as owner on owner.id = task.owner_id
where task.done is not null and +task.about_id is not null
union all
select
  node.key, task.done, cast('task done' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as node on node.id = note.node_id
left join nodes as owner on owner.id = task.owner_id
where task.done is not null and +task.about_id is null
union all
select
  owner.key, task.done, cast('task done' as text), task.text, about.label, about.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as owner on owner.id = task.owner_id
left join nodes as about on about.id = coalesce(task.about_id, note.node_id)
where task.done is not null and task.owner_id <> coalesce(task.about_id, note.node_id)
union all
select
  about.key, task.due, cast('task due' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
left join notes as note on note.id = task.note_id
left join nodes as about on about.id = task.about_id
left join nodes as owner on owner.id = task.owner_id
where task.due is not null and +task.about_id is not null
  and task.state not in ('done', 'cancelled', 'proposed') and task.text <> ''
union all
select
  node.key, task.due, cast('task due' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as node on node.id = note.node_id
left join nodes as owner on owner.id = task.owner_id
where task.due is not null and +task.about_id is null
  and task.state not in ('done', 'cancelled', 'proposed') and task.text <> ''
union all
select
  owner.key, task.due, cast('task due' as text), task.text, about.label, about.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as owner on owner.id = task.owner_id
left join nodes as about on about.id = coalesce(task.about_id, note.node_id)
where task.due is not null and task.owner_id <> coalesce(task.about_id, note.node_id)
  and task.state not in ('done', 'cancelled', 'proposed') and task.text <> ''
union all
select node.key, s.date, s.kind, s.text, cast(null as text), cast(null as text), note.path, s.line
from statements as s
left join nodes as node on node.id = s.node_id
left join notes as note on note.id = s.note_id
where s.date is not null
union all
select node.key, note.date, cast('note' as text), note.title, cast(null as text), cast(null as text), note.path, cast(null as integer)
from notes as note
left join nodes as node on node.id = note.node_id
where note.date is not null and note.kind <> 'meeting'
union all
select
  change.node_key, cast(substr(change.seen_at, 1, 10) as text), cast('changed' as text),
  cast(change.field || ': ' || coalesce(change.old, '–') || ' → ' || coalesce(change.new, '–') as text),
  cast(null as text), cast(null as text), cast(null as text), cast(null as integer)
from changes as change
union all
-- A contact at a meeting is left to the meeting's own row.
select
  about.key, c.date,
  cast(case c.direct when 1 then 'contact' else 'mention' end as text),
  c.text, person.label, person.key, note.path, c.line
from contacts as c
left join nodes as about on about.id = c.about_id
left join nodes as person on person.id = c.person_id
left join notes as note on note.id = c.note_id
where c.about_id is not null
  and not exists (
    select 1 from relations as r
    where r.source_id = c.meeting_id and r.kind = 'about' and r.target_id = c.about_id
  )
union all
select
  person.key, c.date, cast(case c.direct when 1 then 'contact' else 'mention' end as text),
  c.text, about.label, about.key, note.path, c.line
from contacts as c
left join nodes as person on person.id = c.person_id
left join nodes as about on about.id = c.about_id
left join notes as note on note.id = c.note_id
where c.about_id is not c.person_id
  and not exists (
    select 1 from attendances as a
    where a.meeting_id = c.meeting_id and a.person_id = c.person_id
  )
union all
-- A dated note that links somebody, and tells of no contact with them.
select
  person.key, note.date, cast('mention' as text), note.title, cast(null as text), cast(null as text), note.path, link.line
from nodes as person
join links as link on link.target_node_id = person.id
join notes as note on note.id = link.source_note_id
where +person.kind = 'person' and unlikely(note.date is not null) and note.node_id <> person.id
  and not exists (
    select 1 from contacts as c where c.person_id = person.id and c.note_id = note.id
  )
  and not exists (
    select 1 from attendances as a
    where a.person_id = person.id and a.meeting_id = note.node_id
  )
  and not exists (
    select 1 from links as before
    where before.target_node_id = person.id and before.source_node_id = link.source_node_id
      and before.source_note_id = note.id and before.id < link.id
  )
