-- title: Whether there is any of a kind
-- description: One row if there is, else none.
-- param kind: a kind of nodes
select 1 from nodes where kind = :kind limit 1
