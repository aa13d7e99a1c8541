-- title: Nodes of the graph
-- description: Every thing with its facts, as the graph has them.
-- param keys: only the things with these keys
-- column path: primary page of the thing
-- column date: day of a meeting, or date of a note
-- column owner: key of the owner
-- column organization: key of the organization that a person belongs to
-- column type: kind of meeting, such as call or email; of a note, daily or template
-- column is_me: 1 for the owner of the notes, else null
with
keys as (
  select value as key
  from json_each(case when json_valid(:keys) then :keys else json_array(:keys) end)
  where nullif(:keys, '') is not null
),
-- Few things by their keys, or all of them, without reading all to find the few.
wanted as (
  select n.id from keys cross join nodes as n on n.key = keys.key
  union all
  select id from nodes where nullif(:keys, '') is null
)
select
  n.key,
  n.kind,
  n.label,
  note.path,
  note.folder,
  coalesce(meeting.date, case when n.kind = 'note' then note.date end) as date,
  coalesce(project.status, organization.status) as status,
  owner.key as owner,
  project.priority,
  project.due,
  person.role,
  person.email,
  employer.key as organization,
  organization.industry,
  coalesce(meeting.kind, case when n.kind = 'note' then nullif(note.kind, 'note') end) as type,
  nullif(person.is_me, 0) as is_me
from wanted
cross join nodes as n on n.id = wanted.id
left join notes as note on note.node_id = n.id and note.is_primary = 1
left join projects as project on project.id = n.id
left join organizations as organization on organization.id = n.id
left join people as person on person.id = n.id
left join meetings as meeting on meeting.id = n.id
left join nodes as owner on owner.id = coalesce(project.owner_id, organization.owner_id)
left join nodes as employer on employer.id = person.organization_id
order by n.key
