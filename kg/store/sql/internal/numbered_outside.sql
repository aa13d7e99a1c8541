-- title: Ties out of a window, by numbers
-- description: Source, target and kind of the ties whose first day is after the window, or whose last is before it. Only what a note, meeting or contact out of the window proves is looked at.
-- param since: first day of the window, or null
-- param until: last day of the window, or null
with
late as materialized (
  -- A date may carry a time of day, which does not make it later than its day: hence the sign that
  -- is higher than any in it. So the index on dates finds the few notes.
  select id, node_id from notes where date > :until || '~'
  union
  select id, node_id from notes where date < :since
)
select source, target, kind
from (
  select d.source_node_id as source, d.target_node_id as target, 'link' as kind,
    min(n.date) as first, max(n.date) as last
  from (
    select distinct l.source_node_id, l.target_node_id
    from late cross join links as l on l.source_note_id = late.id
    where l.target_node_id <> l.source_node_id
  ) as pair
  cross join links as d
    on d.source_node_id = pair.source_node_id and d.target_node_id = pair.target_node_id
  cross join notes as n on n.id = d.source_note_id
  group by d.source_node_id, d.target_node_id
  union all
  select d.source_id, d.target_id, d.kind, min(n.date), max(n.date)
  from (
    select distinct r.source_id, r.kind, r.target_id
    from late cross join relations as r on r.note_id = late.id
    where r.target_id <> r.source_id and r.kind <> 'attended'
  ) as pair
  cross join relations as d
    on d.source_id = pair.source_id and d.kind = pair.kind and d.target_id = pair.target_id
  cross join notes as n on n.id = d.note_id
  group by d.source_id, d.kind, d.target_id
  union all
  select a.person_id, a.meeting_id, 'attended', m.date, m.date
  from meetings as m cross join attendances as a on a.meeting_id = m.id
  where substr(m.date, 1, 10) > :until or substr(m.date, 1, 10) < :since
  union all
  select d.person_id, d.about_id, case d.direct when 1 then 'contacted' else 'mentioned' end,
    min(d.date), max(d.date)
  from (
    select about_id, direct, person_id
    from contacts
    where about_id <> person_id and date > :until
    union
    select about_id, direct, person_id
    from contacts
    where about_id <> person_id and date < :since
  ) as pair
  cross join contacts as d
    on d.about_id = pair.about_id and d.direct = pair.direct and d.person_id = pair.person_id
  where d.date <= (select as_of from imports order by id desc limit 1)
  group by d.about_id, d.direct, d.person_id
  union all
  select n.node_id, d.tag_id, 'tagged', min(n.date), max(n.date)
  from (
    select distinct late.node_id, nt.tag_id
    from late cross join note_tags as nt on nt.note_id = late.id
  ) as pair
  cross join notes as n on n.node_id = pair.node_id
  cross join note_tags as d on d.note_id = n.id and d.tag_id = pair.tag_id
  group by n.node_id, d.tag_id
  union all
  select pair.owner_id, pair.about_id, 'task', min(n.date), max(n.date)
  from (
    select t.owner_id, coalesce(t.about_id, late.node_id) as about_id
    from late cross join tasks as t on t.note_id = late.id
    where t.owner_id is not null
    group by 1, 2
  ) as pair
  -- Tasks about it, and those about nothing that stand on its pages.
  cross join (
    select t.owner_id, t.about_id, t.note_id from tasks as t where t.about_id is not null
    union all
    select t.owner_id, page.node_id, t.note_id
    from notes as page cross join tasks as t on t.note_id = page.id
    where t.about_id is null
  ) as d on d.about_id = pair.about_id and d.owner_id = pair.owner_id
  cross join notes as n on n.id = d.note_id
  group by pair.owner_id, pair.about_id
)
where substr(first, 1, 10) > :until or substr(last, 1, 10) < :since
