-- title: How many people a list has
-- description: How many rows the query `people` lists without a limit, and how many are left out who are only named.
-- param key: only the person with this key, or an array of keys
-- param about: key of a project or an organization; only people contacted about it
-- param with_person: key of a person; only people who were at a meeting with them
-- param organization: key of an organization; only people who work there
-- param external = 0: 1 lists only people who work elsewhere than the owner of the notes
-- param internal = 0: 1 lists only people who work where the owner of the notes does
-- param since: only people whose last contact was on this day or later
-- param tag: only people whose page has this tag, or one below it
-- param folder: only people whose page is in this folder, at any depth
-- param as_of: contacts and meetings after this day do not count; without it, the day of the last import
with
-- include: people_listed
select count(*) filter (where is_known), count(*) filter (where not is_known) from listed
