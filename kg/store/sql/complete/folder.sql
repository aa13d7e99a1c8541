-- title: Complete a folder
-- description: The folders that hold notes; for shell completion.
select folder as name, folder as key, count(*) as also
from notes
where folder <> ''
group by folder
order by folder
