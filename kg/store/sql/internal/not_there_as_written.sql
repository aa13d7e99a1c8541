-- title: Places that no note has as they are written
-- description: Of the links in `anchored`: the note that each leads to, and the fragment, where no heading and no block of the note is written so.
with
led as materialized (
  select distinct l.target_note_id as target, l.fragment
  from anchored as a cross join links as l on l.id = a.link_id
),
there as materialized (
  select note_id, text as fragment from headings where note_id in (select target from led)
  union all
  select note_id, '^' || block from blocks where note_id in (select target from led)
)
select led.target, led.fragment
from led
join notes as n on n.id = led.target and n.path not like '%.excalidraw.md'
left join there as t on t.note_id = led.target and t.fragment = led.fragment
where t.note_id is null
order by led.target
