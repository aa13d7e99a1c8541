-- title: How many projects a list has
-- description: How many rows the query `projects` lists without a limit.
-- param key: only the project with this key, or an array of keys
-- param status: only projects with one of these statuses
-- param owner: key of the owner
-- param with_person: key of a person; only projects that they were contacted about
-- param since: only projects whose last contact was on this day or later
-- param tag: only projects whose page has this tag, or one below it
-- param folder: only projects whose page is in this folder, at any depth
-- param as_of: contacts after this day do not count; without it, the day of the last import
with
-- include: projects_listed
select count(*) from listed
