-- title: Is a relation called as another tie?
-- description: 1 where a property named a relation as kg names what ties things without one, else 0.
select exists (
  select 1 from relations where kind in ('link', 'contacted', 'mentioned', 'tagged', 'task')
)
