"""The shapes in which lines and headings say contact, and what only sounds like it."""

import pytest

from tests.interpret.described import contacts, page

DAY = "Daily/2025-12-01.md"


def people(text: str, path: str = DAY) -> list[str]:
    return [who for who, *_ in contacts(page(path, text + "\n"))]


@pytest.mark.parametrize(
    "line",
    [
        # Times.
        "**10:00** - Called [[Ann Lee]] about [[Atlas]]",
        "[10:00] Met [[Ann Lee]]",
        "`09:15` lunch with [[Ann Lee]]",
        "10am Called [[Ann Lee]]",
        "10:00-11:00 Call w/ [[Ann Lee]]",
        "10-11am: Meeting with [[Ann Lee]]",
        "at 10:00 met [[Ann Lee]]",
        "14 Uhr Telefonat mit [[Ann Lee]]",
        # Nouns.
        "Meeting w/[[Ann Lee]]",
        "Quick chat with [[Ann Lee]] on [[Atlas]]",
        "Short weekly sync with [[Ann Lee]]",
        "Discovery call with [[Ann Lee]]",
        "1:1 [[Ann Lee]]",
        "1-1 - [[Ann Lee]]",
        "Call: [[Ann Lee]]",
        "[[Ann Lee]] 1:1",
        "[[Ann Lee]] #1:1",
        "[[Ann Lee]] #meeting/1:1",
        "[[Ann Lee]] - lunch",
        "Had a great 1:1 with [[Ann Lee]]",
        # She called.
        "[[Ann Lee]] called",
        "[[Ann Lee]] called about [[Atlas]]",
        "[[Ann Lee]] texted me",
        # Words before.
        "then later lunch with [[Ann Lee]]",
        "After that I had coffee with [[Ann Lee]]",
        "11:00 was lunch with [[Ann Lee]]",
        "We had a meeting with [[Ann Lee]]",
        "Then next met [[Ann Lee]]",
        "Moved to lunch with [[Ann Lee]]",
        "Next call with [[Ann Lee]]",
        # Other languages.
        "Mit [[Ann Lee]] telefoniert",
        "Mit [[Ann Lee]] über [[Atlas]] gesprochen",
        "[[Ann Lee]] hat mich angerufen",
        "J'ai appelé [[Ann Lee]]",
        "Déjeuner avec [[Ann Lee]]",
        "Llamada con [[Ann Lee]] sobre [[Atlas]]",
        "Riunione con [[Ann Lee]]",
        "Reunião com [[Ann Lee]]",
        "Overleg met [[Ann Lee]]",
        "Møte med [[Ann Lee]]",
        "Spotkanie z [[Ann Lee]]",
        "Встреча с [[Ann Lee]]",
        "与[[Ann Lee]]开会讨论[[Atlas]]",
        "[[Ann Lee]]と打ち合わせ",
        # Who did not come.
        "Lunch with [[Ann Lee]] and [[Bo Ek]], [[Bo Ek]] did not come",
    ],
)
def test_contact(line: str) -> None:
    assert people(f"- {line}") == ["[[Ann Lee]]"]


@pytest.mark.parametrize(
    "line",
    [
        # To be done.
        "Call [[Ann Lee]]",
        "Email [[Ann Lee]]",
        "[[Ann Lee]]: call about the keys",
        "Need to call [[Ann Lee]]",
        "Set up a call with [[Ann Lee]]",
        "Schedule lunch with [[Ann Lee]]",
        "Prepare meeting with [[Ann Lee]]",
        "Asked for a call with [[Ann Lee]]",
        "I have to call [[Ann Lee]]",
        "Next call with [[Ann Lee]] on Friday",
        "Call with [[Ann Lee]] needs to be booked",
        "Meeting [[Ann Lee]] tomorrow",
        "Coffee with [[Ann Lee]] planned",
        # About something else, or between others.
        "[[Ann Lee]] is called the Duke",
        "[[Ann Lee]] called [[Bo Ek]]",
        "[[Ann Lee]] called the police",
        "[[Ann Lee]] called off the show",
        "[[Ann Lee]] 1:1 with [[Bo Ek]]",
        "[[Ann Lee]]'s call",
        "[[Ann Lee]] lunch money",
        "[[Ann Lee]] #urgent",
        "I was called by [[Ann Lee]]",
        "Coffee machine of [[Ann Lee]]",
        "Board meeting about [[Atlas]]",
        "Some text on [[Atlas]]",
        "Call log of [[Ann Lee]]",
        "Walk to [[Ann Lee]]",
        "1:1 with HR",
        # Nobody was reached.
        "Called [[Ann Lee]], left VM",
        "Lunch with [[Ann Lee]], but she was not there",
    ],
)
def test_no_contact(line: str) -> None:
    assert people(f"- {line}") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # A star: only if somebody is called so.
        ("Meeting with Quay", ["Quay*"]),
        ("Meeting with [[Quay]]", ["[[Quay]]*"]),
        ("Call with [[Quay]]", ["[[Quay]]*"]),
        ("Meeting: [[Spring Fair]]", ["[[Spring Fair]]*"]),
        ("Lunch with [[Quay]]", ["[[Quay]]"]),
        ("1:1 with Ines", ["Ines"]),
        ("1:1 [[Ines]]", ["[[Ines]]"]),
        ("1:1 with Manager", ["Manager*"]),
        ("1:1 Feedback", ["Feedback*"]),
        ("Ann Lee called about the pier", ["Ann Lee*"]),
        ("Call with Ann Lee about rope", ["Ann Lee*"]),
        ("Ann called about rope", ["Ann*"]),
        ("Ann Lee - lunch", ["Ann Lee*"]),
    ],
)
def test_who_must_be_known(line: str, found: list[str]) -> None:
    assert people(f"- {line}") == found


def test_and_with_goes_on_from_the_line_before() -> None:
    assert people("- Called [[Ann Lee]]\n- and with [[Bo Ek]]") == ["[[Ann Lee]]", "[[Bo Ek]]"]
    assert people("- Rope\n- and with [[Bo Ek]]") == []


HEADINGS = """\
## 10:00 Call with [[Ann Lee]] about [[Atlas]]
- [[Beacon]] waits

### Costs
- [[Coral]]

## Shopping
- [[Delta]] rope

## Tomorrow
### Lunch with [[Cy Day]]
- 1:1 with [[Cy Day]]

### [[Bo Ek]] #1:1
"""


def test_a_heading_that_says_contact_is_about_what_stands_below_it() -> None:
    found = contacts(page(DAY, HEADINGS))
    about = "[[Atlas]], [[Beacon]]*, [[Coral]]*"
    assert found == [("[[Ann Lee]]", about, "2025-12-01", "explicit", 1)]


def test_headings_of_other_notes_say_nothing() -> None:
    assert people("## Call with [[Ann Lee]]", "2025-12-01 Ideas.md") == []


def test_days_of_a_week() -> None:
    text = "## 2025-12-02\n- Called [[Ann Lee]]\n\n## 2025-12-03 Lunch with [[Bo Ek]]\n"
    found = contacts(page("Weekly/2025-W49.md", text))
    assert [(who, day) for who, _, day, *_ in found] == [
        ("[[Ann Lee]]", "2025-12-02"),
        ("[[Bo Ek]]", "2025-12-03"),
    ]
    assert people("- Called [[Ann Lee]]", "Weekly/2025-W49.md") == []


PERSON = """\
# Ann Lee
## 2025-12-01
Asked for [[Atlas]].
## Dec 2, 2025 - 1 on 1
## 2025-12-03 Lunch, at the pier
## 2025-12-04 Moved house
## 2025-12-05 Call
No answer.
## 2025-12-06 Lunch cancelled
## Plans
### 2025-12-07
## News
### 2025-12-08
"""


def test_dated_headings_of_a_person() -> None:
    found = contacts(page("People/Ann Lee.md", PERSON))
    assert [(about, day) for _, about, day, *_ in found] == [
        ("[[Atlas]]*", "2025-12-01"),
        ("", "2025-12-02"),
        ("", "2025-12-03"),
    ]


@pytest.mark.parametrize(
    ("path", "whom"),
    [
        ("1on1s/Ann Lee.md", ["Ann Lee"]),
        ("1on1s/Ann.md", ["Ann*"]),
        ("Notes/1-1 Ann Lee.md", ["Ann Lee"]),
        ("People/Ann Lee/1-1s.md", ["Ann Lee"]),
        ("Notes/Ann Lee.md", []),
    ],
)
def test_a_file_of_one_to_ones(path: str, whom: list[str]) -> None:
    assert people("## 2025-12-03\n- pay\n\n## News\n\n### 2025-12-04\n- prize", path) == whom


def test_nouns_below_a_day_on_a_persons_page() -> None:
    text = "- 2025-12-01\n  - Lunch, talked about rope\n  - moved house\n- 2025-12-02: coffee\n"
    found = contacts(page("People/Ann Lee.md", text))
    assert [(day, line) for _, _, day, _, line in found] == [("2025-12-01", 2), ("2025-12-02", 4)]
