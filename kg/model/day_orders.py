"""In which order days in numbers are written, by the sign between the numbers."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model.kinds import DayOrder, DayOrders

Orders = Mapping[str, DayOrder]

# In place of a sign:
YEAR_FIRST = "yy"  # whether the names of a folder's files begin with a year of two digits
MONTH_FIRST = "md"  # a month and a day below a folder of a year
ANY_SIGN = "any"  # the order that kg.toml gives for those that stay open

NEVER = "-"  # of a file that does not read so, where others of its folder may: `yy`

SIGNS = ("/", "-", "_", "", YEAR_FIRST, MONTH_FIRST)

# What holds of a note whose folder tells nothing.
ALONE: Orders = {MONTH_FIRST: DayOrders.MDY}
