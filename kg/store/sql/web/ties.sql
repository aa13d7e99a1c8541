-- title: Ties
-- description: How many links, relations, contacts, meetings, tasks and tags tie something, each counted up to a bound: a look at indexes.
-- param id: number of the thing
-- param most: how far each is counted
select
  (select count(*) from (select 1 from links where source_node_id = :id limit :most))
  + (select count(*) from (select 1 from links where target_node_id = :id limit :most))
  + (select count(*) from (select 1 from relations where source_id = :id limit :most))
  + (select count(*) from (select 1 from relations where target_id = :id limit :most))
  + (select count(*) from (select 1 from contacts where person_id = :id limit :most))
  + (select count(*) from (select 1 from contacts where about_id = :id limit :most))
  + (select count(*) from (select 1 from attendances where person_id = :id limit :most))
  + (select count(*) from (select 1 from attendances where meeting_id = :id limit :most))
  + (select count(*) from (select 1 from tasks where owner_id = :id limit :most))
  + (select count(*) from (select 1 from tasks where about_id = :id limit :most))
  + (select count(*) from (select 1 from note_tags where tag_id = :id limit :most)) as ties
