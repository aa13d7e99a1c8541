-- title: Other files
-- description: The files of the vault that are no notes.
select path from attachments
