-- title: How many organizations a list has
-- description: How many rows the query `organizations` lists without a limit.
-- param key: only the organization with this key, or an array of keys
-- param status: only organizations with one of these statuses
-- param owner: key of the owner of the account
-- param with_person: key of a person; only organizations that they were contacted about
-- param since: only organizations whose last contact was on this day or later
-- param tag: only organizations whose page has this tag, or one below it
-- param folder: only organizations whose page is in this folder, at any depth
-- param as_of: contacts after this day do not count; without it, the day of the last import
with
-- include: organizations_listed
select count(*) from listed
