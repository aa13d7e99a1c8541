"""What texts of an answer mean beside being texts: annotations that frames and JSON read."""

from __future__ import annotations

from typing import Annotated

# A day as ISO text: 2026-01-31.
IsoDay = Annotated[str, "day"]
# A moment in UTC as ISO text: 2026-01-31T08:00:00Z.
IsoMoment = Annotated[str, "moment"]
