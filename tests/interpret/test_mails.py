"""Mails as notes, and threads of mails."""

from tests.interpret.described import contacts, note, page

THREAD = """\
# Sign-off

## 2025-11-20 14:17:20 — Ann Lee <ann@acme.example>

Two lines are wrong. Ask [[Bo Ek]].

## 2025-11-21 09:02:11 — Nora Berg <nora@berg.example>

Fixed.

## 2025-11-24 08:05:00 - Cy Day <cy@acme.example>

Thanks.
"""


def test_sender_and_recipients_are_contacts_by_name_or_address() -> None:
    text = note(
        **{
            "from": '"Ann Lee <ann@acme.example>"',
            "to": "nora@berg.example",
            "cc": '"bo@acme.example, Cy Day <cy@acme.example>"',
            "subject": "Offer",
            "date": "2025-12-09 16:42",
            "project": '"[[Atlas]]"',
        }
    )
    found = page("Mail/2025-12-09 Re Offer.md", text)
    assert (found.kind, found.meeting_kind, found.label) == ("meeting", "email", "Offer")
    assert contacts(found) == [
        ("Ann Lee", "[[Atlas]]", "2025-12-09", "explicit", 2),
        ("bo@acme.example", "[[Atlas]]", "2025-12-09", "explicit", 4),
        ("Cy Day", "[[Atlas]]", "2025-12-09", "explicit", 4),
    ]
    assert [(e.basis, e.channel) for e in found.evidence] == [
        ("mail", "email"),
        ("recipient", "email"),
        ("recipient", "email"),
    ]


def test_an_address_is_a_claim_about_the_person() -> None:
    text = note(**{"from": "Ann Lee <ann@acme.example>", "to": "x@y.example", "date": "2025-12-09"})
    claims = [
        (c.about.text, c.value) for c in page("x.md", text).claims if c.field == "email" and c.about
    ]
    assert claims == [("Ann Lee", "ann@acme.example"), ("x@y.example", "x@y.example")]


def test_each_message_of_a_thread_is_a_contact_on_its_day() -> None:
    found = page("Mail/Thread.md", note(THREAD, type="email", project='"[[Atlas]]"'))
    assert contacts(found) == [
        ("Ann Lee", "[[Atlas]]", "2025-11-20", "explicit", 7),
        ("Cy Day", "[[Atlas]]", "2025-11-24", "explicit", 15),
        # Ann's message links to Bo Ek: should he be a project, she was in contact about it.
        ("Ann Lee", "[[Bo Ek]]*", "2025-11-20", "linked", 9),
    ]


def test_the_thread_as_a_whole_has_the_newest_day() -> None:
    found = page("Mail/Thread.md", THREAD)
    assert (found.kind, found.date, found.key) == (
        "meeting",
        "2025-11-24",
        "meeting:2025-11-24-sign-off",
    )


def test_everyone_who_wrote_attends_the_owner_too() -> None:
    claims = [c for c in page("x.md", THREAD).claims if c.field == "attendee"]
    found = [(c.ref.text, c.about.date if c.about else "own") for c in claims if c.ref]
    assert sorted(found) == [
        ("Ann Lee", "2025-11-20"),
        ("Cy Day", "own"),
        ("Nora Berg", "2025-11-21"),
    ]


def test_each_day_of_a_thread_is_an_event_on_the_line_of_its_first_message() -> None:
    found = [(one.ref.text, one.ref.date, one.ref.line) for one in page("x.md", THREAD).inner]
    assert found == [("Sign-off", "2025-11-20", 3), ("Sign-off", "2025-11-21", 7)]


def test_mails_kept_on_a_projects_page_are_contacts_about_it() -> None:
    found = page("Projects/Atlas.md", note(THREAD, type="project", title="Atlas"))
    assert contacts(found) == [
        ("Ann Lee", "Atlas", "2025-11-20", "explicit", 7),
        ("Cy Day", "Atlas", "2025-11-24", "explicit", 15),
    ]
    assert {(e.basis, e.channel) for e in found.evidence} == {("mail", "email")}
