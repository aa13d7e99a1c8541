-- title: Of several proofs the best
-- description: The order in which contacts (c) in notes (note) prove something: the most certain, a line that names the person before one that does not, notes outside archives, a page of the meeting before a note that refers to it. What comes before and after (the day, the place) is the reader's.
case c.certainty when 'explicit' then 0 when 'linked' then 1 else 2 end,
c.basis in (
  -- include: bases_without_name
),
note.is_archived,
c.meeting_id is not note.node_id and (
  c.meeting_id is null or not exists (
    select 1 from event_pages as page
    where page.meeting_id = c.meeting_id and page.note_id = c.note_id
  )
),
