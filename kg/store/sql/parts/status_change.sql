-- title: When the status came to be what it is
-- description: A join: the latest change of the status of a project (one, node), if it led to the one that holds.
left join changes as change
  on change.id = (
    select c.id from changes as c
    where c.node_key = node.key and c.field = 'status'
    order by c.seen_at desc, c.id desc limit 1
  )
  and change.new = one.status
