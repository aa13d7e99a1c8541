"""Where a text of a list stands, and what holds for all whom it names."""

from __future__ import annotations

from typing import NamedTuple

from kg.interpret.people.common import Common
from kg.interpret.people.groups import Employer
from kg.model.people import Known, ListEntry, NotPerson, Someone
from kg.model.rules import Rules

Found = Someone | NotPerson


class Scope(NamedTuple):
    """The entry that is read, and its list. `employer` is whom those named work for, unless they
    say otherwise; with `absent` all of them were not there."""

    rules: Rules
    known: Known
    common: Common
    certain: bool
    entry: ListEntry
    employer: Employer
    absent: bool
