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
asked as materialized (
  select lower(ltrim(:tag, '#')) as tag, rtrim(:folder, '/') as folder
),
-- include: named
present as materialized (
  select n.id
  from json_each(
    case when json_valid(:with_person) then :with_person else json_array(:with_person) end
  ) as v
  cross join nodes as n on n.key = v.value
),
attended as materialized (
  select a.meeting_id
  from present
  cross join attendances as a on a.person_id = present.id
  group by a.meeting_id
  having count(*) = (select count(*) from present)
),
subject as materialized (select id from nodes where key = :about),
about as materialized (
  select r.source_id as meeting_id
  from subject cross join relations as r on r.target_id = subject.id and r.kind = 'about'
  union
  select c.meeting_id
  from subject cross join contacts as c on c.about_id = subject.id
  where c.meeting_id is not null and c.direct = 1
),
-- Which they are, before it is asked of each who was there.
listed as materialized (
  select m.id
  from asked
  cross join meetings as m
  cross join nodes as node on node.id = m.id
  left join notes as note on note.id = m.note_id
  where (nullif(:key, '') is null or m.id in named)
    and (
      nullif(:kind, '') is null
      or m.kind in (
        select value
        from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
      )
    )
    and (nullif(:about, '') is null or m.id in about)
    and (nullif(:with_person, '') is null or m.id in attended)
    and (nullif(:since, '') is null or m.date >= :since)
    and (nullif(:until, '') is null or m.date <= :until)
    and (
      nullif(:tag, '') is null
      or exists (
        select 1
        from note_tags as nt join tags as t on t.id = nt.tag_id
        where nt.note_id = m.note_id
          and (
            t.normalised = asked.tag
            -- '0' follows '/': everything below the tag.
            or (t.normalised > asked.tag || '/' and t.normalised < asked.tag || '0')
          )
      )
    )
    and (
      nullif(:folder, '') is null
      or note.folder = asked.folder
      or (note.folder > asked.folder || '/' and note.folder < asked.folder || '0')
    )
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
from listed
cross join meetings as m on m.id = listed.id
cross join nodes as node on node.id = m.id
left join notes as note on note.id = m.note_id
order by m.date is null, m.date desc, m.title, node.key
