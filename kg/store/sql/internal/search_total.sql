-- title: How many notes a search finds
-- description: All of those of which search.sql gives the first; the parameters are its own.
with
-- include: search_hits
select count(*) from hits
