"""What a list may be narrowed by: one vocabulary for Python, the command line and the queries.

What is None or empty restricts nothing. Names are taken as a person types them, days are ISO text.
"""

from __future__ import annotations

from typing import TypedDict


class ListFilters(TypedDict, total=False):
    """What every list takes.

    `with_person`: who had part in it. `since`: the last contact, or the meeting, was on this day or
    later. `tag` counts those below it, `folder` is taken at any depth. `where` is an SQL condition
    on the columns of the answer; `sort` is one of these columns, with "-" before it for the last
    first.
    """

    with_person: str | None
    since: str | None
    tag: str | None
    folder: str | None
    where: str | None
    sort: str | None
    limit: int | None


class PeopleFilters(ListFilters, total=False):
    """`about`: they were contacted about it; `organization`: they work there;
    `with_person`: they were at a meeting with that person. `external`: they work elsewhere than the
    owner of the notes, `internal`: they work there; whose employer is unknown is neither. `all`:
    also those of whom nothing is known but that they were named."""

    about: str | None
    organization: str | None
    external: bool
    internal: bool
    all: bool


class ProjectFilters(ListFilters, total=False):
    """For projects and organizations. `with_person`: that person was contacted about it."""

    status: list[str] | tuple[str, ...]
    owner: str | None


class MeetingFilters(ListFilters, total=False):
    """`about`: what the meeting was about; `kind`: meeting, 1-1, call, email, …"""

    about: str | None
    kind: list[str] | tuple[str, ...]
    until: str | None
