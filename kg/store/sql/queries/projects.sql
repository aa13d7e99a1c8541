-- title: Projects
-- description: Projects with their status and since when, owner, last contact and open tasks.
-- leaves out: me
-- param key: only the project with this key, or an array of keys
-- param status: only projects with one of these statuses
-- param owner: key of the owner
-- param with_person: key of a person; only projects that they were contacted about
-- param since: only projects whose last contact was on this day or later
-- param tag: only projects whose page has this tag, or one below it
-- param folder: only projects whose page is in this folder, at any depth
-- param as_of: contacts after this day do not count; without it, the day of the last import
-- param limit: at most so many rows
with
-- include: projects_listed
,
-- include: listed_ranked
select
  node.label as project,
  node.key,
  one.status,
  one.status_raw,
  coalesce(one.status_since, substr(change.seen_at, 1, 10)) as status_since,
  case
    when one.status_since is not null then 'stated'
    when change.seen_at is not null then 'seen'
  end as since_basis,
  owner.label as owner,
  owner.key as owner_key,
  one.priority,
  one.due,
  one.last_contact,
  -- include: subject_counts
  one.stated_last_contact,
  one.stated_last_updated,
  -- include: first_page
from asked
cross join (
  select
    one.*,
    -- include: subject_last_contact
  from asked
  cross join ranked
  cross join projects as one on one.id = ranked.id
) as one
cross join nodes as node on node.id = one.id
left join nodes as owner on owner.id = one.owner_id
-- The latest change of the status, if it led to the one that holds.
-- include: status_change
order by node.label, node.key
