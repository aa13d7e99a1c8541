-- title: Headings
-- description: The headings of every note, in their order.
select note_id, line, text from headings order by note_id, line
