-- title: Folders
-- description: The folders that hold notes.
select distinct folder from notes where folder <> '' order by folder
