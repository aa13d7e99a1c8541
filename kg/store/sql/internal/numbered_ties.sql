-- title: All ties but links, by numbers
-- description: Four arrays: source, target, weight and kind of every other row of the view edges, without days and evidence, which take ten times as long to find.
-- param ties: array of kinds of ties; null for all
-- param tagged: 1 to count tags in
-- param with_kinds: 1 to tell kinds, else that array is empty
select
  json_group_array(source), json_group_array(target), json_group_array(weight),
  json_group_array(kind) filter (where :with_kinds)
from (
  -- What is asked of the parameters alone is asked once, and not of every row.
  select r.source_id as source, r.target_id as target, count(*) as weight, r.kind
  from relations as r
  where r.target_id <> r.source_id and r.kind <> 'attended'
    and (:ties is null or r.kind in (select value from json_each(:ties)))
  group by r.source_id, r.kind, r.target_id
  union all
  select a.person_id, a.meeting_id, 1, 'attended'
  from attendances as a
  where :ties is null or 'attended' in (select value from json_each(:ties))
  union all
  select
    c.person_id, c.about_id, count(*), case c.direct when 1 then 'contacted' else 'mentioned' end
  from contacts as c
  where c.about_id <> c.person_id and c.date <= (select as_of from imports order by id desc limit 1)
    and (
      :ties is null
      or case c.direct when 1 then 'contacted' else 'mentioned' end
        in (select value from json_each(:ties))
    )
  group by c.about_id, c.direct, c.person_id
  union all
  select n.node_id, nt.tag_id, count(*), 'tagged'
  from note_tags as nt cross join notes as n on n.id = nt.note_id
  where :tagged and (:ties is null or 'tagged' in (select value from json_each(:ties)))
  group by n.node_id, nt.tag_id
  union all
  -- Of a task about a thing, and one about nothing on the page of that thing, the more frequent.
  select owner_id, about_id, max(weight), 'task'
  from (
    select t.owner_id, t.about_id, count(*) as weight
    from tasks as t
    where t.about_id <> t.owner_id
    group by t.about_id, t.owner_id
    union all
    select t.owner_id, n.node_id, count(*)
    from tasks as t cross join notes as n on n.id = t.note_id
    where t.about_id is null and t.owner_id <> n.node_id
    group by t.owner_id, n.node_id
  )
  where :ties is null or 'task' in (select value from json_each(:ties))
  group by owner_id, about_id
)
