-- title: What of the blocked comes first
-- description: The keys of projects in the order of the query `last_contact`, each after the number of all of them.
-- leaves out: me
-- param subjects: keys of the subjects; without them, every subject of the kind
-- param kind: project, organization, person or a kind that kg.toml declares; without it projects, or whatever kind the subjects are
-- param status: only subjects with one of these statuses
-- param owner: key of the owner
-- param with_person: key of a person; only contacts with them count, and subjects without one are left out
-- param external = 0: 1 counts only contacts with people who work elsewhere than the owner of the notes
-- param internal = 0: 1 counts only contacts with people who work where the owner of the notes does
-- param since: only those that are known to have their status since this day or later
-- param as_of: the day that the question is asked about; later contacts do not count. Without it, the day of the last import
-- param mentions = 0: 1 counts mentions too
-- param everyone = 0: as in the query; it changes nothing here
-- param limit: at most so many rows
with
-- include: newest_contacts
matching as materialized (
  select node.label, node.key, coalesce(n.date, n.stated_day, '') as newest
  from newest as n
  cross join projects as one on one.id = n.id
  cross join nodes as node on node.id = n.id
  -- include: status_change
  where nullif(:since, '') is null
    or coalesce(one.status_since, substr(change.seen_at, 1, 10)) >= :since
)
select (select count(*) from matching) as in_all, key
from matching
order by newest, label, key
limit (select most from asked)
