-- title: All links to places
-- description: Puts every link to a place within a note into `anchored`.
insert into anchored
select l.id from links as l
where l.fragment is not null and l.target_note_id is not null
