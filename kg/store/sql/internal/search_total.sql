-- title: How many notes a search finds
-- description: All of those of which search.sql gives the first; the parameters are its own.
-- param text: words, which the notes hold all of
-- param match: instead of the text, an expression in the syntax of FTS5
-- param kind: only such notes
-- param folder: only notes in this folder, at any depth
-- param since: only notes of this day or later, and of events on such a day
-- param with_person: key of a person; only notes in which they were there, or are linked
-- param sort: order of search.sql
-- param limit: so many are given by search.sql
with
-- include: search_hits
select count(*) from hits
