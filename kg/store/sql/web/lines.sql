-- title: Texts of notes
-- description: The texts of some notes, to show single lines of them.
-- param paths: array of paths
select path, body, body_line, date from notes
where path in (select value from json_each(:paths))
