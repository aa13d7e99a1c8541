-- title: Links to places
-- description: A temporary table for the links to places within notes that are looked at.
create temp table if not exists anchored (link_id integer primary key) without rowid
