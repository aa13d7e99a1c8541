-- title: The order of days
-- description: What notes tell of the order in which days are written: key, order.
-- param space: the space of these names
select key, extra from names where space = :space
