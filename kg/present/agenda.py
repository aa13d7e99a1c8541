"""The screens of a morning and of a week; Datasette's home page shows the first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.present.counted import counted
from kg.present.screens import Head, Part, Screen

if TYPE_CHECKING:
    from kg.model.answers.agenda import Day, Week
    from kg.model.answers.pages import Today, WeekReview

MOST = 6  # rows of a part of `today`
_COMING = ("date", "meeting", "prep")
_MINE = ("due", "days_overdue", "task", "about", "source")
_THEIRS = ("due", "days_overdue", "task", "owner", "about", "source")
_COLD = ("name", "last_contact", "days_ago", "limit_days", "source")
_BLOCKED = ("project", "since", "why", "may_unblock", "source")
_MET = ("date", "channel", "text", "with_whom", "about", "source")
_DONE = ("done", "task", "owner", "about", "source")
_SAID = ("kind", "text", "about", "source")
_CHANGED = ("name", "what", "old", "new", "source")


def today(page: Today) -> Screen:
    """What to know on a morning."""
    facts = page.facts
    return Screen(
        (Head(_weekday(facts.day), (_of_day(facts),)),),
        (
            Part(
                "Meetings to come",
                page.meetings_to_come,
                _COMING,
                f"kg meetings --since {facts.day}",
                most=MOST,
                least=3,
                rank=0,
                in_all=facts.meetings_to_come,
                asked=("upcoming", {}),
            ),
            Part(
                "Your tasks due",
                page.tasks_due,
                _MINE,
                f"kg tasks --mine --due-before {_after(facts.day, 1)}",
                most=MOST,
                least=4,
                rank=0,
                in_all=facts.tasks_due,
                asked=("tasks", {"whose": "mine", "due_before": _after(facts.day, 1)}),
            ),
            Part(
                "Promised to you",
                page.promised_to_me,
                _THEIRS,
                "kg tasks --others",
                least=3,
                in_all=facts.promised_to_me,
                asked=("tasks", {"whose": "others"}),
            ),
            Part(
                "Going cold",
                page.going_cold,
                _COLD,
                "kg stale --kind person",
                least=3,
                rank=1,
                in_all=facts.going_cold,
                asked=("stale", {"kind": "person"}),
            ),
            Part(
                "Newly blocked",
                page.newly_blocked,
                _BLOCKED,
                "kg blocked --since 7d",
                rank=1,
                in_all=facts.newly_blocked,
            ),
        ),
    )


def review(page: WeekReview) -> Screen:
    """What a week brought."""
    facts = page.facts
    since = f"--since {facts.since}"
    return Screen(
        (Head(f"Review of {facts.since} to {facts.until}", (_of_week(facts),)),),
        (
            Part(
                "Meetings to come",
                page.meetings_to_come,
                _COMING,
                f"kg meetings --since {facts.until}",
                least=2,
                rank=0,
            ),
            Part(
                "Your tasks due",
                page.tasks_due,
                _MINE,
                f"kg tasks --mine --due-before {_after(facts.until, 8)}",
                least=3,
                rank=0,
            ),
            Part(
                "Promised to you",
                page.promised_to_me,
                _THEIRS,
                f"kg tasks --others --due-before {_after(facts.until, 8)}",
                most=4,
            ),
            Part("Newly blocked", page.newly_blocked, _BLOCKED, f"kg blocked {since}", rank=1),
            Part("Went cold", page.went_cold, _COLD, "kg stale --kind person", most=4, rank=1),
            Part("Contacts", page.contacts_made, _MET, f"kg review {since} --full", least=2),
            Part("Done", page.tasks_done, _DONE, f"kg tasks --done --done-since {facts.since}"),
            Part(
                "Decisions, risks, questions",
                page.said,
                _SAID,
                f"kg review {since} --full",
                most=4,
            ),
            Part("Changed", page.what_changed, _CHANGED, f"kg changed {since}", most=4, rank=3),
        ),
    )


def _of_day(facts: Day) -> str:
    coming = counted(facts.meetings_to_come, "meeting") if facts.meetings_to_come else "no meeting"
    now = f", {facts.meetings or 'none'} today" if facts.meetings_to_come else ""
    return _told(
        f"{coming} until {facts.until}{now}",
        _due(facts),
        facts.promised_to_me and f"{facts.promised_to_me:,} promised to you",
        facts.going_cold and f"{facts.going_cold:,} going cold",
        facts.newly_blocked and f"{facts.newly_blocked:,} newly blocked",
    )


def _of_week(facts: Week) -> str:
    met = f"{counted(facts.contacts, 'contact')} with {counted(facts.people, 'person')}"
    return _told(
        met if facts.contacts else "no contact",
        facts.tasks_done and counted(facts.tasks_done, "task") + " done",
        _due(facts),
        facts.newly_blocked and f"{facts.newly_blocked:,} newly blocked",
        facts.went_cold and f"{facts.went_cold:,} went cold",
    )


def _due(facts: Day | Week) -> str:
    if not facts.tasks_due:
        return ""
    late = facts.tasks_overdue
    which = f"{late:,} of them " if late < facts.tasks_due else "all " if late > 1 else ""
    return counted(facts.tasks_due, "task") + " due" + (f", {which}overdue" if late else "")


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _told(*facts: str | int) -> str:
    """What there is to tell, without what there is none of."""
    return " · ".join(str(fact) for fact in facts if fact)


def _weekday(day: str) -> str:
    return f"{date.fromisoformat(day):%A}, {day}"
