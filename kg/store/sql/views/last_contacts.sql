-- title: Last contacts
-- description: The newest contact with each person about each subject, up to the day of the last import, and the line that proves it. Mentions do not count, and the owner of the notes is left out.
-- column subject: what the contact was about
-- column subject_key: key of the subject
-- column kind: kind of the subject
-- column status: status of a project or an organization
-- column owner: who owns the project or the account
-- column person: who was contacted
-- column person_key: key of the person
-- column date: day of the contact
-- column days_ago: days from the contact to the last import
-- column channel: meeting, call, email and the like
-- column certainty: explicit, linked or inferred
-- column meeting: title of the meeting, if it was one
-- column source: path of the note that shows it
-- column line: line in that note
-- column is_newest: 1 if nobody was contacted about the subject after that
create view last_contacts as
select
  subject.label as subject,
  subject.key as subject_key,
  subject.kind,
  coalesce(project.status, organization.status) as status,
  owner.label as owner,
  person.label as person,
  person.key as person_key,
  c.date,
  cast(
    julianday((select as_of from imports order by id desc limit 1)) - julianday(c.date) as integer
  ) as days_ago,
  c.channel,
  c.certainty,
  meeting.title as meeting,
  note.path as source,
  c.line,
  not exists (
    select 1 from contacts as later
    where later.about_id = c.about_id and later.direct = 1
      and later.date > c.date
      and later.date <= (select as_of from imports order by id desc limit 1)
      and later.person_id not in (select id from people where is_me)
  ) as is_newest
from contacts as c
left join notes as note on note.id = c.note_id
left join nodes as subject on subject.id = c.about_id
left join nodes as person on person.id = c.person_id
left join projects as project on project.id = c.about_id
left join organizations as organization on organization.id = c.about_id
left join nodes as owner on owner.id = coalesce(project.owner_id, organization.owner_id)
left join meetings as meeting on meeting.id = c.meeting_id
where c.direct = 1
  and c.about_id is not null
  and c.date <= (select as_of from imports order by id desc limit 1)
  and c.person_id not in (select id from people where is_me)
  -- Of one day's evidence the most certain, then a line that names the person, a note outside
  -- archives, a page of the meeting, the first in the vault.
  and not exists (
    select 1 from contacts as better join notes as better_note on better_note.id = better.note_id
    where better.about_id = c.about_id and better.direct = 1 and better.person_id = c.person_id
      and better.date between c.date and (select as_of from imports order by id desc limit 1)
      and better.id <> c.id
      and (
        better.date > c.date
        or (
          case better.certainty when 'explicit' then 0 when 'linked' then 1 else 2 end,
          better.basis in (
            -- include: bases_without_name
          ),
          better_note.is_archived,
          better.meeting_id is not better_note.node_id and (
            better.meeting_id is null or not exists (
              select 1 from event_pages as page
              where page.meeting_id = better.meeting_id and page.note_id = better.note_id
            )
          ),
          better_note.path, better.line, better.id
        ) < (
          -- include: proof_order
          note.path, c.line, c.id
        )
      )
  )
