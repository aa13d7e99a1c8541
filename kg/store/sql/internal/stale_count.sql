-- title: How many people and projects are stale
-- description: All that the query `stale` lists without a limit.
-- param over = 30: listed from more than so many days without contact
-- param kind: person, project or organization; without it people and projects
-- param status: only projects and organizations with one of these statuses
-- param without_page = 0: 1 lists also people who have no page of their own
-- param external = 0: 1 lists only people who work elsewhere, other organizations, and projects by their contacts with such people
-- param internal = 0: 1 lists only people who work where the owner of the notes does, that organization, and projects by their contacts with such people
-- param as_of: the day that the question is asked about; without it, the day of the last import
with
-- include: overdue
counted as (select count(*) as number from overdue)
select number from counted
