-- title: Whose contacts count
-- description: `others`: the ids of all people but the owner of the notes, of the side asked for (asked.is_mine).
others as materialized (
  select id
  from (
    -- include: entity_facts
  )
  where kind = 'person' and not is_me
    and ((select is_mine from asked) is null or side = (select is_mine from asked))
),
