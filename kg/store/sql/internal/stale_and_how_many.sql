-- title: What is stale, and how much there is
-- description: The rows of the query `stale`, each after the number of all that it would list without a limit.
-- leaves out: me
-- param over = 30: listed from more than so many days without contact
-- param kind: person, project or organization; without it people and projects
-- param status: only projects and organizations with one of these statuses
-- param without_page = 0: 1 lists also people who have no page of their own
-- param external = 0: 1 lists only people who work elsewhere, other organizations, and projects by their contacts with such people
-- param internal = 0: 1 lists only people who work where the owner of the notes does, that organization, and projects by their contacts with such people
-- param as_of: the day that the question is asked about; without it, the day of the last import
-- param limit: at most so many rows
with
-- include: overdue
-- include: stale_ranked
-- include: stale_listed
select
  (select count(*) from overdue) as in_all,
  -- include: stale_rows
order by coalesce(l.is_mine, 0), l.days_ago is not null, l.days_ago - l.limit_days desc, node.label, node.key
