-- title: Ties of some things to each other
-- description: The rows of the view edges both of whose ends are among these things.
-- param keys: array of their keys
select source, target, kind, weight, first_date, last_date, evidence
from edges
-- As in ties.sql, SQLite is to begin with the keys.
where source > '' and source in (select value from json_each(:keys))
  and target in (select value from json_each(:keys))
