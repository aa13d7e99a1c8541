-- title: What the tables of entities tell alike
-- description: Rows, a person, project or organization each: what questions ask of them whatever they are, null where such a thing has none. `side` is 1 of those who work where the owner of the notes does, and of that organization; 0 of others. With casts, for SQLite looks only at the rows asked for where a column has one type in all three.
select
  id, 'person' as kind, name, cast(null as text) as status, cast(null as integer) as owner_id,
  organization_id as employer_id, stated_last_contact as stated, cadence_days, is_me,
  (select o.is_mine from organizations as o where o.id = people.organization_id) as side
from people
union all
select
  id, 'project', name, status, owner_id,
  cast(null as integer), stated_last_contact, cast(null as integer), cast(0 as integer),
  cast(null as integer)
from projects
union all
select
  id, 'organization', name, status, owner_id,
  cast(null as integer), stated_last_contact, cast(null as integer), cast(0 as integer),
  is_mine
from organizations
