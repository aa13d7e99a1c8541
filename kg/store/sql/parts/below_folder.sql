-- title: Whether a note lies in a folder
-- description: A condition on a note (note): it is in the folder asked.folder, at any depth.
note.folder = asked.folder
-- '0' follows '/': everything below the folder.
or (note.folder > asked.folder || '/' and note.folder < asked.folder || '0')
