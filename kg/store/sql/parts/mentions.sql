-- title: Where a subject was mentioned
-- description: The places and days of all mentions of a row `r`, up to the day that is asked about. A person is mentioned by each link of a dated note, too.
select c.note_id || ':' || c.line as place, c.date as date from contacts as c
where c.direct = 0 and c.date <= asked.day
  and (r.kind = 'person' and c.person_id = r.id or r.kind <> 'person' and c.about_id = r.id)
union all
select l.source_note_id || ':' || l.line, n.date from links as l
join notes as n on n.id = l.source_note_id
where r.kind = 'person' and l.target_node_id = r.id and n.date <= asked.day
  and n.node_id <> r.id
