-- title: Which projects are listed
-- description: `asked`: what is asked for; `listed`: all that it is true of.
asked as materialized (
  select
    -- include: asked_list
),
-- include: named
listed as materialized (
  select one.id
  from asked
  cross join projects as one
  -- include: subject_asked
    -- include: in_tag_and_folder
)
