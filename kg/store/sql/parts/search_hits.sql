-- title: Notes that hold the words of a search
-- description: hits, of all notes that fulfil the conditions; asked is what was asked for.
asked as materialized (
  select
    rtrim(:folder, '/') as folder,
    case
      when length(coalesce(nullif(:match, ''), :text)) <= 4000 then coalesce(
        nullif(:match, ''),
        -- Each word in quotes, so that no sign means anything to FTS5; and once, because FTS5 counts
        -- its hits as often as it is named.
        (
          select group_concat('"' || word || '"', ' ')
          from (
            select distinct lower(value) as word
            from json_each(replace(json_array(replace(:text, '"', ' ')), ' ', '","'))
            where value <> ''
          )
        ),
        '""'
      )
      else '""'
    end as expression,
    coalesce(cast(nullif(:limit, '') as integer), 20) as most,
    coalesce(:sort, '') = 'date' as by_date
),
person as materialized (select id from nodes where key = :with_person),
beside as materialized (
  select page.note_id as id
  from person
  cross join attendances as a on a.person_id = person.id
  cross join event_pages as page on page.meeting_id = a.meeting_id
  union
  select c.note_id from person cross join contacts as c on c.person_id = person.id and c.direct = 1
  union
  select l.source_note_id from person cross join links as l on l.target_node_id = person.id
),
-- The rank of FTS5 is the lower the better. Notes are looked up only for a filter or for their days.
hits as materialized (
  select
    notes_fts.rowid as id,
    bm25(notes_fts, 10.0, 1.0, 8.0) as rank,
    case
      when (select by_date from asked) then (
        select coalesce(event.date, note.date)
        from notes as note left join meetings as event on event.id = note.node_id
        where note.id = notes_fts.rowid
      )
    end as date
  from notes_fts
  where notes_fts match (select expression from asked)
    and (
      coalesce(nullif(:kind, ''), nullif(:folder, '')) is null
      or exists (
        select 1 from notes as note cross join asked
        where note.id = notes_fts.rowid
          and (
            nullif(:kind, '') is null
            or note.kind in (
              select value
              from json_each(case when json_valid(:kind) then :kind else json_array(:kind) end)
            )
          )
          and (
            nullif(:folder, '') is null
            or
            -- include: below_folder
          )
      )
    )
    -- The plus: FTS5 looks up each of its rows anew for a list of them.
    and (nullif(:with_person, '') is null or +notes_fts.rowid in beside)
    and (
      nullif(:since, '') is null
      or exists (
        select 1
        from notes as note left join meetings as event on event.id = note.node_id
        where note.id = notes_fts.rowid and coalesce(event.date, note.date) >= :since
      )
    )
)
