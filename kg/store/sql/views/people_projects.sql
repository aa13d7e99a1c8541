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
  cast(substr(pair.value, 21, 20) as integer) as contacts,
  cast(substr(pair.value, 41, 20) as integer) as mentions,
  substr(pair.value, 61, 10) as first_date,
  substr(pair.value, 71, 10) as last_date
from projects as project
join nodes as node on node.id = project.id
join json_each((
  select '["' || group_concat(pair, '","') || '"]'
  from (
    select
      printf(
        '%-20d%-20d%-20d%s%s', c.person_id,
        count(distinct case when c.direct then c.date end),
        count(distinct case when not c.direct then c.date end),
        min(c.date), max(c.date)
      ) as pair
    from contacts as c
    where c.about_id = project.id
      and c.date <= (select as_of from imports order by id desc limit 1)
    group by c.person_id
  )
)) as pair
join nodes as person on person.id = cast(substr(pair.value, 1, 20) as integer)
