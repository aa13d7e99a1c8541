-- title: Meetings
-- description: Meetings, calls and mail exchanges with who was there and what they were about, the newest first.
-- param key: only the meeting with this key, or an array of keys
-- param kind: only meetings of one of these kinds, such as call
-- param about: key of what the meeting was about
-- param with_person: key of somebody who was there, or an array of keys: all of them were there
-- param since: only meetings on this day or later
-- param until: only meetings up to this day
-- param tag: only meetings whose note has this tag, or one below it
-- param folder: only meetings whose note is in this folder, at any depth
-- param limit: at most so many rows
with
-- include: meetings_listed
,
-- Which are the first, before it is asked of each who was there.
ranked as materialized (
  select listed.id
  from listed
  cross join meetings as m on m.id = listed.id
  cross join nodes as node on node.id = m.id
  order by m.date is null, m.date desc, m.title, node.key
  limit coalesce(cast(nullif(:limit, '') as integer), -1)
)
select
  m.title as meeting,
  node.key,
  m.date,
  m.kind,
  (
    select group_concat(label, '; ')
    from (
      select n.label from attendances as a join nodes as n on n.id = a.person_id
      where a.meeting_id = m.id order by n.label
    )
  ) as people,
  (
    select group_concat(label, '; ')
    from (
      select n.label from absences as a join nodes as n on n.id = a.person_id
      where a.meeting_id = m.id order by n.label
    )
  ) as absent,
  (
    select group_concat(label, '; ')
    from (
      select distinct n.label from relations as r join nodes as n on n.id = r.target_id
      where r.source_id = m.id and r.kind = 'about' order by n.label
    )
  ) as about,
  (select count(*) from event_pages as e where e.meeting_id = m.id) as pages,
  note.path as source,
  (
    select json_group_array(label)
    from (
      select n.label from attendances as a join nodes as n on n.id = a.person_id
      where a.meeting_id = m.id order by n.label
    )
  ) as people_list,
  (
    select json_group_array(label)
    from (
      select n.label from absences as a join nodes as n on n.id = a.person_id
      where a.meeting_id = m.id order by n.label
    )
  ) as absent_list,
  (
    select json_group_array(label)
    from (
      select distinct n.label from relations as r join nodes as n on n.id = r.target_id
      where r.source_id = m.id and r.kind = 'about' order by n.label
    )
  ) as about_list
from ranked
cross join meetings as m on m.id = ranked.id
cross join nodes as node on node.id = m.id
left join notes as note on note.id = m.note_id
order by m.date is null, m.date desc, m.title, node.key
