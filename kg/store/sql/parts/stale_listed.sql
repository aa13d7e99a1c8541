-- title: Where the newest contact stands
-- description: `listed`: those of `ranked`, with the place in the notes of the newest contact.
-- The newest contact's place in the notes, looked up for those listed only.
listed as (
  select
    d.*,
    case
      when d.evidence is null then (
        select k.id from claims as k join notes as n on n.id = k.note_id
        where k.node_id = d.id and k.field = 'stated_last_contact' and k.value = d.last_contact
        order by n.is_primary desc, k.rank, n.path, k.line limit 1
      )
    end as claim_id,
    case
      when d.kind = 'person' then (
        select c.id from contacts as c join notes as note on note.id = c.note_id
        where c.person_id = d.id and c.direct = 1 and c.date = d.evidence
        order by
          -- include: proof_order
          note.path, c.line limit 1
      )
      else (
        select c.id from contacts as c join notes as note on note.id = c.note_id
        where c.about_id = d.id and c.direct = 1 and c.date = d.evidence
          and +c.person_id in others
        order by
          -- include: proof_order
          note.path, c.line limit 1
      )
    end as contact_id
  from ranked as d
)
