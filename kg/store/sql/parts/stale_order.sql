-- title: The order of what is stale
-- description: Of things (l) by their nodes (node): who works where the owner does last, then never contacted, then the most overdue.
coalesce(l.is_mine, 0), l.days_ago is not null, l.days_ago - l.limit_days desc, node.label, node.key
