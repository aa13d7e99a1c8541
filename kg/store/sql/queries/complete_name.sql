-- title: Complete any name
-- description: Things of any kind but tags whose name begins so; for shell completion.
-- param start: the beginning, as names are matched (lower case, without accents, words joined by -)
select label as name, key, kind as also
from nodes
where slug >= :start and slug < :start || char(1114111) and kind not in ('tag', 'missing')
order by slug
limit 200
