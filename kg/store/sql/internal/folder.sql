-- title: A folder
-- description: Whether a file lies in the folder, at any depth: a note, an attachment, or one that could not be read.
-- param folder: a folder of the vault, without a slash at its end
select
  exists (select 1 from notes where folder = :folder)
  or exists (select 1 from notes where folder > :folder || '/' and folder < :folder || '0')
  or exists (select 1 from attachments where path > :folder || '/' and path < :folder || '0')
  or exists (select 1 from problems where path > :folder || '/' and path < :folder || '0')
