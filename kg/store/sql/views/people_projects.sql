-- title: People and projects
-- description: Who has to do with which project, up to the day of the last import: contacts and mentions counted once a day.
-- column person: the person
-- column person_key: key of the person
-- column project: the project
-- column project_key: key of the project
-- column status: status of the project
-- column is_owner: 1 if the person owns the project
-- column contacts: days with a contact with the person about the project
-- column mentions: days on which both are only mentioned together
-- column first_date: the first of those days
-- column last_date: the last of those days
create view people_projects as
-- A project at a time, so that a page need not wait for the pairs of all: see co_attendance.
select
  person.label as person,
  person.key as person_key,
  node.label as project,
  node.key as project_key,
  project.status,
  project.owner_id is person.id as is_owner,
  json_extract(pair.value, '$[1]') as contacts,
  json_extract(pair.value, '$[2]') as mentions,
  json_extract(pair.value, '$[3]') as first_date,
  json_extract(pair.value, '$[4]') as last_date
from projects as project
join nodes as node on node.id = project.id
join json_each((
  select json_group_array(json_array(person_id, contacts, mentions, first_date, last_date))
  from (
    select
      c.person_id,
      count(distinct case when c.direct then c.date end) as contacts,
      count(distinct case when not c.direct then c.date end) as mentions,
      min(c.date) as first_date,
      max(c.date) as last_date
    from contacts as c
    where c.about_id = project.id
      and c.date <= (select as_of from imports order by id desc limit 1)
    group by c.person_id
  )
)) as pair
join nodes as person on person.id = json_extract(pair.value, '$[0]')
