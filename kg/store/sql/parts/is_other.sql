-- title: Whether a contact counts
-- description: A condition on a contact (c): it is with one of `others`. Of both sides these are all but a few people, whom it takes less to look for.
case
  when asked.is_mine is null then c.person_id not in (select id from people where is_me)
  else c.person_id in others
end
