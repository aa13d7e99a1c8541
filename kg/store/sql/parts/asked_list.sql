-- title: What a list is asked
-- description: Columns of `asked`: the day asked about, the tag and the folder as they are compared.
coalesce(date(nullif(:as_of, '')), (select as_of from imports order by id desc limit 1)) as day,
lower(ltrim(:tag, '#')) as tag,
rtrim(:folder, '/') as folder
