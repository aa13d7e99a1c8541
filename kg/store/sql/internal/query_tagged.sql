-- title: Notes with a tag
-- description: The notes that have a tag, or one below it.
-- param tag: the tag in lower case, without #
select distinct nt.note_id
from tags as t
join note_tags as nt on nt.tag_id = t.id
where t.normalised = :tag or substr(t.normalised, 1, length(:tag) + 1) = :tag || '/'
