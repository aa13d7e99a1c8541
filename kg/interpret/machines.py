"""Addresses from which programs write, and nobody."""

from __future__ import annotations

import re

AUTOMATIC = frozenset(
    (
        *("noreply", "donotreply", "reply", "notification", "notifications", "notify", "calendar"),
        *("mailer", "daemon", "postmaster", "bounce", "bounces", "automated", "autoreply"),
        *("newsletter", "digest", "alert", "alerts", "robot", "bot"),
    )
)
_PARTS = re.compile(r"[-_.+]")


def words_of(box: str) -> list[str]:
    """The words of what stands before the @ of an address."""
    return _PARTS.split(box)


def is_of_machine(address: str) -> bool:
    """Whether a program writes from an address, by a word before its @."""
    box = address.partition("@")[0].lower()
    return not AUTOMATIC.isdisjoint(words_of(box.replace("no-reply", "noreply")))
