-- title: Tags of notes
-- description: Each note with each of its tags.
select distinct note_id, name from note_tags
