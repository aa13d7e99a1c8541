-- title: Last contact
-- description: Who was last contacted about each project, organization or person, and the line that proves it. Blocked projects come first; within a status, what nobody was ever contacted about, then the least recent.
-- leaves out: me
-- param subjects: keys of the subjects; without them, every subject of the kind
-- param kind: project, organization, person or a kind that kg.toml declares; without it projects, or whatever kind the subjects are
-- param status: only subjects with one of these statuses
-- param owner: key of the owner
-- param with_person: key of a person; only contacts with them count, and subjects without one are left out
-- param external = 0: 1 counts only contacts with people who work elsewhere than the owner of the notes
-- param internal = 0: 1 counts only contacts with people who work where the owner of the notes does
-- param since: only subjects whose last contact was on this day or later
-- param as_of: the day that the question is asked about; later contacts do not count. Without it, the day of the last import
-- param everyone = 0: 1 gives the last contact of every person, 0 only who took part in the very last one
-- param mentions = 0: 1 counts mentions too
-- param limit: at most so many rows
with
-- include: matching_contacts
select
  -- include: last_contact_rows
