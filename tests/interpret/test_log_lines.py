"""Lines of dated notes: contacts by verb, mentions by company."""

import pytest

from tests.interpret.described import contacts, mentions, note, page


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- Called [[Ann Lee]] about [[Atlas]]", [("[[Ann Lee]]", "[[Atlas]]", "call")]),
        ("- 08:40 Called [[Ann Lee]] about [[Atlas]]", [("[[Ann Lee]]", "[[Atlas]]", "call")]),
        ("- I called [[Ann Lee]] re [[Atlas]]", [("[[Ann Lee]]", "[[Atlas]]", "call")]),
        ("- **Called** [[Ann Lee]]", [("[[Ann Lee]]", "", "call")]),
        ("Called [[Ann Lee]] about [[Atlas]] today.", [("[[Ann Lee]]", "[[Atlas]]", "call")]),
        ("- Met [[Ann Lee]] and [[Bo Ek]] about [[Atlas]]",
         [("[[Ann Lee]]", "[[Atlas]]", "meeting"), ("[[Bo Ek]]", "[[Atlas]]", "meeting")]),
        ("- Met with [[Ann Lee]]: [[Atlas]] is late", [("[[Ann Lee]]", "[[Atlas]]", "meeting")]),
        ("- Emailed [[Ann Lee]]", [("[[Ann Lee]]", "", "email")]),
        ("- Wrote to [[Ann Lee]] about [[Atlas]]", [("[[Ann Lee]]", "[[Atlas]]", "message")]),
        ("- Texted @AnnLee", [("AnnLee", "", "message")]),
        ("- Lunch with [[Ann Lee]]", [("[[Ann Lee]]", "", "meeting")]),
        ("- 1:1 with [[Ann Lee]]", [("[[Ann Lee]]", "", "meeting")]),
        ("- Spoke with Ann Lee about [[Atlas]]", [("Ann Lee*", "[[Atlas]]", "meeting")]),
        ("- [[Atlas]]\n  - Called [[Ann Lee]]", [("[[Ann Lee]]", "[[Atlas]]*", "call")]),
        ("- Called [[Ann Lee]]\n  - wants [[Atlas]]", [("[[Ann Lee]]", "[[Atlas]]*", "call")]),
        # Signs before the verb are none of its words; some of them stand for it.
        ("- 📞 Called [[Ann Lee]] about [[Atlas]]", [("[[Ann Lee]]", "[[Atlas]]", "call")]),
        ("- 📞 08:40 Met [[Ann Lee]]", [("[[Ann Lee]]", "", "meeting")]),
        ("- 08:40 👩🏽‍💻 Met [[Ann Lee]]", [("[[Ann Lee]]", "", "meeting")]),
        ("- ✅ Emailed [[Ann Lee]]", [("[[Ann Lee]]", "", "email")]),
        ("- 📞 [[Ann Lee]] about [[Atlas]]", [("[[Ann Lee]]", "[[Atlas]]", "call")]),
        ("- ☎️ with [[Ann Lee]]", [("[[Ann Lee]]", "", "call")]),
        ("- 08:40 ✉️ to @AnnLee", [("AnnLee", "", "email")]),
        ("- 📞 Call [[Ann Lee]] tomorrow", []),
        ("- 📞 number of [[Ann Lee]]", []),
        ("- ❌ Called [[Ann Lee]]", []),
        ("- 🌧 [[Ann Lee]]", []),
        # A task tells of a contact when it is done, on the day on which it was.
        ("- [x] Called [[Ann Lee]] about [[Atlas]] ✅ 2025-12-01",
         [("[[Ann Lee]]", "[[Atlas]]", "call")]),
        ("- [x] Lunch with [[Ann Lee]] [completion:: 2025-12-01]",
         [("[[Ann Lee]]", "", "meeting")]),
        ("- [ ] Called [[Ann Lee]] ✅ 2025-12-01", []),
        ("- [-] Called [[Ann Lee]] ✅ 2025-12-01", []),
        ("- [x] Called [[Ann Lee]] 📅 2025-12-01", []),
        ("- [x] Called [[Ann Lee]]", []),
        # What is no contact
        ("- Call [[Ann Lee]] about [[Atlas]]", []),
        ("- [ ] Called [[Ann Lee]]", []),
        ("- [x] Call [[Ann Lee]] ✅ 2025-12-01", []),
        ("- ~~Called [[Ann Lee]] about [[Atlas]]~~", []),
        ("- 08:40 ~~Called [[Ann Lee]]~~", []),
        ("- Called [[Ann Lee]], no answer", []),
        ("- Called [[Ann Lee]], left a message", []),
        ("- Called off the meeting with [[Ann Lee]]", []),
        ("- Called [[Ann Lee]], office closed", [("[[Ann Lee]]", "", "call")]),
        ("- Recalled [[Ann Lee]]", []),
        ("- Methods of [[Ann Lee]]", []),
        ("- Met expectations", []),
        ("- Nobody called [[Ann Lee]]", []),
        ("- Lunch with the new colleagues", []),
        ("> Called [[Ann Lee]]", [("[[Ann Lee]]", "", "call")]),
        ("`Called [[Ann Lee]]`", []),
        # Whose somebody is was not spoken with.
        ("- Met [[Ann Lee]]'s boss", []),
        ("- Met [[Ann Lee]]’s boss", []),
        ("- Met [[Ann Lee|Ann]]'s boss about [[Atlas]]", []),
        ("- Met [[Ann Lee|Ann's]] boss about [[Atlas]]", []),
        ("- Spoke with Ludwig van Bergen about [[Atlas]]",
         [("Ludwig van Bergen*", "[[Atlas]]", "meeting")]),
        ("- Texted @AnnLee's boss", []),
        ("- Spoke with Ann Lee's assistant", []),
        ("- Spoke with Ann Lee’s Boss", []),
        ("- Met [[Ann Lee]]'s boss [[Bo Ek]]", [("[[Bo Ek]]", "[[Ann Lee]]*", "meeting")]),
        ("- Met [[Bo Ek]] at [[Atlas]]'s office", [("[[Bo Ek]]", "[[Atlas]]*", "meeting")]),
        ("- Met [[Ann Lee]]'s boss and [[Ann Lee]]", [("[[Ann Lee]]", "", "meeting")]),
        ("- Met [[Ann Lee]] about [[Atlas]]'s delay", [("[[Ann Lee]]", "[[Atlas]]", "meeting")]),
    ],
)  # fmt: skip
def test_what_a_verb_says(line: str, found: list[tuple[str, str, str]]) -> None:
    daily = page("Daily/2025-12-01.md", line + "\n")
    channels = [e.channel for e in daily.evidence if e.direct for _ in e.people]
    got = [(who, about) for who, about, *_ in contacts(daily)]
    assert [(*one, channel) for one, channel in zip(got, channels, strict=True)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "- [[Ann Lee]] worries about [[Atlas]]",
            [("[[Ann Lee]]*, [[Atlas]]*", "[[Ann Lee]]*, [[Atlas]]*", 1)],
        ),
        ("- [[Ann Lee]] worries\n- [[Atlas]] is late", []),
        ("- [[Atlas]] is late", []),
        (
            "- [x] Call [[Ann Lee]] about [[Atlas]]",
            [("[[Ann Lee]]*, [[Atlas]]*", "[[Ann Lee]]*, [[Atlas]]*", 1)],
        ),
        (
            "- Met [[Ann Lee]]'s boss about [[Atlas]]",
            [("[[Ann Lee]]*, [[Atlas]]*", "[[Ann Lee]]*, [[Atlas]]*", 1)],
        ),
        (
            "- Called [[Ann Lee]] about [[Atlas]], voicemail",
            [("[[Ann Lee]]*, [[Atlas]]*", "[[Ann Lee]]*, [[Atlas]]*", 1)],
        ),
    ],
)
def test_mentions(line: str, found: list[tuple[str, str, int]]) -> None:
    daily = page("Daily/2025-12-01.md", line + "\n")
    assert (mentions(daily), contacts(daily)) == (found, [])


def test_an_attendee_of_a_meeting_is_not_mentioned_others_are() -> None:
    text = note(
        "- [[Ann Lee]] on [[Atlas]]\n- [[Bo Ek]] on [[Atlas]]",
        type="meeting",
        date="2025-12-01",
        attendees='["[[Ann Lee]]"]',
    )
    assert mentions(page("x.md", text)) == [
        ("[[Atlas]]*", "[[Ann Lee]]*, [[Atlas]]*", 6),
        ("[[Bo Ek]]*, [[Atlas]]*", "[[Bo Ek]]*, [[Atlas]]*", 7),
    ]


def test_a_note_without_a_date_proves_nothing() -> None:
    found = page("Notes/x.md", "- Called [[Ann Lee]] about [[Atlas]]\n")
    assert found.evidence == ()


def test_a_dated_line_keeps_its_own_day() -> None:
    found = page("2025-12-01 Log.md", "- 2025-11-28: Called [[Ann Lee]]\n")
    assert [date for _, _, date, _, _ in contacts(found)] == ["2025-11-28"]


DONE = "- [x] Called [[Ann Lee]] about [[Atlas]] ✅ 2026-01-04\n"


@pytest.mark.parametrize(
    ("path", "about"),
    [
        ("Daily/2026-01-02.md", "[[Atlas]]"),
        ("Notes/x.md", "[[Atlas]]"),
        ("Projects/Beacon.md", "Beacon, [[Atlas]]"),
        ("People/Bo Ek.md", "[[Atlas]]"),
    ],
)
def test_a_done_task_is_contact_on_its_own_day_in_any_note(path: str, about: str) -> None:
    found = page(path, "\n" + DONE)
    assert contacts(found) == [("[[Ann Lee]]", about, "2026-01-04", "explicit", 2)]
    assert [e.basis for e in found.evidence] == ["task"]


def test_a_template_has_done_nothing() -> None:
    assert page("Templates/x.md", DONE).evidence == ()


def test_a_sign_of_ones_own() -> None:
    toml = "[contact_verbs]\nmeeting = ['☕']\ncall = ['-📞']\n"
    lines = "- ☕ [[Ann Lee]]\n- 📞 [[Bo Ek]]\n"
    assert [who for who, *_ in contacts(page("2025-12-01.md", lines, toml))] == ["[[Ann Lee]]"]


def test_verbs_of_ones_own() -> None:
    toml = "[contact_verbs]\ncall = ['buzzed:']\nmeeting = ['bumped into']\n"
    found = page("2025-12-01.md", "- Bumped into [[Ann Lee]] near [[Atlas]]\n", toml)
    assert [one[:2] for one in contacts(found)] == [("[[Ann Lee]]", "[[Atlas]]*")]
