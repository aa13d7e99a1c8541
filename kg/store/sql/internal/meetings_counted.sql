-- title: How many meetings a list has
-- description: How many rows the query `meetings` lists without a limit.
-- param key: only the meeting with this key, or an array of keys
-- param kind: only meetings of one of these kinds, such as call
-- param about: key of what the meeting was about
-- param with_person: key of somebody who was there, or an array of keys: all of them were there
-- param since: only meetings on this day or later
-- param until: only meetings up to this day
-- param tag: only meetings whose note has this tag, or one below it
-- param folder: only meetings whose note is in this folder, at any depth
with
-- include: meetings_listed
select count(*) from listed
