-- title: Only things of a tag and a folder
-- description: Conditions on a thing (one): a page of it has the tag asked.tag, or one below it; one is in the folder asked.folder, at any depth.
and (
  nullif(:tag, '') is null
  or exists (
    select 1
    from notes as n
    join note_tags as nt on nt.note_id = n.id
    join tags as t on t.id = nt.tag_id
    where n.node_id = one.id
      and (
        -- include: below_tag
      )
  )
)
and (
  nullif(:folder, '') is null
  or exists (
    select 1 from notes as note
    where note.node_id = one.id
      and (
        -- include: below_folder
      )
  )
)
