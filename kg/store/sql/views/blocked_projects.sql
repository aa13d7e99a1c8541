-- title: Blocked projects
-- description: Each blocked project with everyone who took part in the last contact about it, up to the day of the last import. A project that nobody was contacted about has its row, too.
-- column subject: the project
-- column subject_key: key of the project
-- column kind: project
-- column status: blocked
-- column owner: who owns the project
-- column person: who was contacted last; empty if there is no evidence of any contact
-- column person_key: key of the person
-- column date: day of the contact, or the day that the note states where there is no evidence
-- column days_ago: days from that day to the last import
-- column channel: meeting, call, email and the like
-- column certainty: explicit, linked or inferred, or stated where only the note says so
-- column meeting: title of the meeting, if it was one
-- column source: path of the note that shows the contact
-- column line: line in that note
-- column blocked_since: since when, as the note states, or the day of the import that first saw it
-- column blocker: the first blocker that the notes give, else the first risk
-- column open_tasks: how many tasks about the project are open
create view blocked_projects as
select
  subject.label as subject,
  subject.key as subject_key,
  'project' as kind,
  project.status,
  owner.label as owner,
  person.label as person,
  person.key as person_key,
  coalesce(c.date, stated.date) as date,
  cast(
    julianday((select as_of from imports order by id desc limit 1))
    - julianday(coalesce(c.date, stated.date)) as integer
  ) as days_ago,
  c.channel,
  case when c.date is null and stated.date is not null then 'stated' else c.certainty end
    as certainty,
  meeting.title as meeting,
  coalesce(note.path, stated_note.path) as source,
  coalesce(c.line, claim.line) as line,
  coalesce(
    project.status_since,
    (
      select substr(change.seen_at, 1, 10) from changes as change
      where change.node_key = subject.key and change.field = 'status'
        and change.new = project.status
      order by change.seen_at desc, change.id desc limit 1
    )
  ) as blocked_since,
  (
    select s.text from statements as s join notes as n on n.id = s.note_id
    where s.node_id = project.id and s.kind in ('blocker', 'risk')
    order by s.kind, n.path, s.line limit 1
  ) as blocker,
  project.open_tasks
from (
  -- Counted once a project, not once for each of the people of its last contact.
  select
    p.*,
    (
      select count(*) from counted_tasks as t
      where t.about_id = p.id and t.state not in ('done', 'cancelled', 'proposed')
    ) as open_tasks
  from projects as p
  where p.status = 'blocked'
  limit -1
) as project
join nodes as subject on subject.id = project.id
left join nodes as owner on owner.id = project.owner_id
left join (
  select
    c.*, note.path,
    row_number() over (
      partition by c.about_id, c.person_id
      order by
        c.date desc,
        -- include: proof_order
        note.path, c.line
    ) as place
  from (
    -- The newest day once a project, not once a contact.
    select
      p.id,
      (
        select max(d.date) from contacts as d
        where d.about_id = p.id and d.direct = 1
          and d.date <= (select as_of from imports order by id desc limit 1)
          and d.person_id not in (select id from people where is_me)
      ) as day
    from projects as p
    where p.status = 'blocked'
    limit -1
  ) as last
  cross join contacts as c on c.about_id = last.id and c.direct = 1 and c.date = last.day
  cross join notes as note on note.id = c.note_id
  where c.person_id not in (select id from people where is_me)
) as c on c.about_id = project.id and c.place = 1
left join notes as note on note.id = c.note_id
left join nodes as person on person.id = c.person_id
left join meetings as meeting on meeting.id = c.meeting_id
-- What the note states counts only where there is no evidence.
left join (
  select id, stated_last_contact as date from projects
) as stated
  on stated.id = project.id and c.id is null
  and stated.date <= (select as_of from imports order by id desc limit 1)
left join claims as claim on claim.id = (
  select k.id from claims as k join notes as n on n.id = k.note_id
  where k.node_id = stated.id and k.field = 'stated_last_contact' and k.value = stated.date
  order by n.is_primary desc, k.rank, n.path, k.line limit 1
)
left join notes as stated_note on stated_note.id = claim.note_id
