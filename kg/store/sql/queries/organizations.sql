-- title: Organizations
-- description: Customers, companies and partners, with who owns the account and when somebody was last contacted about it.
-- leaves out: me
-- param key: only the organization with this key, or an array of keys
-- param status: only organizations with one of these statuses
-- param owner: key of the owner of the account
-- param with_person: key of a person; only organizations that they were contacted about
-- param since: only organizations whose last contact was on this day or later
-- param tag: only organizations whose page has this tag, or one below it
-- param folder: only organizations whose page is in this folder, at any depth
-- param as_of: contacts after this day do not count; without it, the day of the last import
-- param limit: at most so many rows
with
-- include: organizations_listed
,
-- include: listed_ranked
select
  node.label as organization,
  node.key,
  one.status,
  one.industry,
  one.domain,
  owner.label as owner,
  owner.key as owner_key,
  (select count(*) from people where people.organization_id = one.id) as people,
  one.last_contact,
  -- include: subject_counts
  one.stated_last_contact,
  -- include: first_page
from asked
cross join (
  select
    one.*,
    -- include: subject_last_contact
  from asked
  cross join ranked
  cross join organizations as one on one.id = ranked.id
) as one
cross join nodes as node on node.id = one.id
left join nodes as owner on owner.id = one.owner_id
order by node.label, node.key
