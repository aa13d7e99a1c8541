-- title: Last contact, and how many rows there are
-- description: The rows of the query `last_contact`, each after the number of all that it would list without a limit, and an array of the keys of all subjects that were only mentioned.
-- leaves out: me
-- param subjects: keys of the subjects; without them, every subject of the kind
-- param kind: project, organization, person or a kind that kg.toml declares; without it projects, or whatever kind the subjects are
-- param status: only subjects with one of these statuses
-- param owner: key of the owner
-- param with_person: key of a person; only contacts with them count, and subjects without one are left out
-- param external = 0: 1 counts only contacts with people who work elsewhere than the owner of the notes
-- param internal = 0: 1 counts only contacts with people who work where the owner of the notes does
-- param since: only subjects whose last contact was on this day or later
-- param as_of: the day that the question is asked about; later contacts do not count. Without it, the day of the last import
-- param everyone = 0: 1 gives the last contact of every person, 0 only who took part in the very last one
-- param mentions = 0: 1 counts mentions too
-- param limit: at most so many rows
with
-- include: matching_contacts
select
  (select count(*) from matching) as in_all,
  (
    select json_group_array(node.key)
    from matching as m
    cross join nodes as node on node.id = m.id
    where m.date is null and (
      exists (
        select 1 from contacts as c
        where c.direct = 0 and c.date <= (select day from asked)
          and (m.kind = 'person' and c.person_id = m.id or m.kind <> 'person' and c.about_id = m.id)
      )
      or m.kind = 'person' and exists (
        select 1 from links as l
        join notes as n on n.id = l.source_note_id
        where l.target_node_id = m.id and n.date <= (select day from asked) and n.node_id <> m.id
      )
    )
  ) as only_mentioned,
  -- include: last_contact_rows
