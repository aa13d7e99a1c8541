-- title: Places that are not there
-- description: A temporary table for the headings and blocks that notes do not have.
create temp table if not exists lacking (
  target integer, fragment text, primary key (target, fragment)
) without rowid
