"""Lines that tell of a contact which was called off or is still to come."""

import pytest

from tests.interpret.described import contacts, mentions, page


def people(line: str, toml: str = "") -> list[str]:
    """With whom the line of a daily note says there was contact."""
    found = contacts(page("Daily/2025-12-01.md", f"- {line}\n", toml))
    return [who.rstrip("*") for who, *_ in found]


@pytest.mark.parametrize(
    "line",
    [
        "Meeting with [[Bo]] about [[Coral]] cancelled",
        "Meeting with [[Bo]] about [[Coral]] was canceled.",
        "Meeting with [[Bo]] about the order cancelled",
        "Meeting with Bo Ek about the order cancelled",
        "Meeting with [[Bo]] cancelled, he is ill",
        "Meeting with [[Bo]] cancelled by [[Ann]]",
        "Meeting with [[Bo]] and Cy at 10:00 cancelled",
        "Call with [[Bo]] postponed",
        "Call with @bo postponed until May",
        "Call with [[Bo]] (postponed)",
        "Call with [[Bo]] – postponed",
        "Call with [[Bo]]. Postponed.",
        "Call with [[Bo]] on Friday fell through",
        "Lunch with [[Cy]] moved to Friday",
        "Lunch with [[Cy]] rescheduled for May",
        "Lunch with [[Cy]] called off",
        "Lunch with [[Cy]] didn't happen",
        "Lunch with [[Cy]] didn’t happen",
        "Lunch with [[Cy]] next week",
        "Lunch with [[Cy]] next Tuesday!",
        "Lunch with [[Cy]] next week #food",
        "Lunch with [[Cy]] about [[Coral]] next month",
        "Lunch with [[Cy]] planned for tomorrow",
        "Coffee with [[Cy]] later today",
        "Coffee with [[Cy]] tomorrow at 10:00",
        "📞 with [[Cy]] tomorrow morning",
        "Called [[Bo]] tomorrow",
        "Called Bo Ek tomorrow",
    ],
)
def test_what_is_off_or_to_come_is_no_contact(line: str) -> None:
    assert people(line) == []


@pytest.mark.parametrize(
    "line",
    [
        # The order was cancelled, not the contact.
        "Meeting with [[Bo]] about the cancelled order",
        "Meeting with [[Bo]] about the order that was cancelled",
        "Meeting with [[Bo]]: launch moved to May",
        "Call with [[Bo]], demo postponed",
        "Called [[Bo]], postponed the launch",
        "Called [[Bo]] about the order cancelled",
        "Call from [[Bo]] about the demo cancelled",
        "Meeting with [[Bo]]. The launch was cancelled.",
        "Lunch with [[Bo]] who moved to Berlin",
        "Call with [[Bo]] rescheduled from Monday",
        # What was spoken of is to come.
        "Called [[Bo]] about the demo tomorrow",
        "Had lunch with [[Bo]] to prepare the launch next week",
        "Call with [[Bo]] about the plan for next week",
        "Call with [[Bo]]: lunch next week",
        "Lunch with [[Bo]]. Demo tomorrow.",
        "Lunch with [[Bo]] tomorrow’s demo in mind",
        # A weekday may lie behind.
        "Lunch with [[Bo]] on Tuesday",
    ],
)
def test_what_a_contact_was_about_may_be_off_or_to_come(line: str) -> None:
    assert people(line) == ["[[Bo]]"]


def test_a_plan_is_a_mention() -> None:
    found = page("2025-12-01.md", "- Meeting with [[Bo]] about [[Coral]] cancelled\n")
    assert mentions(found) == [("[[Bo]]*, [[Coral]]*", "[[Bo]]*, [[Coral]]*", 1)]


def test_a_task_that_was_done_was_not_called_off() -> None:
    done = "[x] Lunch with [[Cy]]{} ✅ 2025-12-01"
    assert people(done.format("")) == ["[[Cy]]"]
    assert people(done.format(" cancelled")) == []


def test_words_of_ones_own() -> None:
    toml = "called_off = ['fiel aus', '-postponed']\nplanned = ['morgen']\n"
    lines = ("Lunch with [[Cy]] fiel aus", "Lunch with [[Cy]] morgen", "Call with [[Cy]] postponed")
    assert [people(line, toml) for line in lines] == [[], [], ["[[Cy]]"]]


def test_without_any_word_all_is_contact() -> None:
    words = "called_off = ['-cancelled', '-canceled', '-postponed', '-rescheduled', '-moved to', "
    words += "'-fell through', '-called off', \"-didn't happen\", '-did not happen']\n"
    assert people("Lunch with [[Cy]] cancelled", words) == ["[[Cy]]"]
