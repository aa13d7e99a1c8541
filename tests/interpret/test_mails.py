"""Mails as notes, and threads of mails."""

import pytest

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


PASTED = """\
# Gauges

**Von:** Lee, Ann
**Gesendet:** Montag, 2. März 2026 10:15
**An:** Berg, Nora; Ek, Bo
**Betreff:** AW: Gauges

They stick, says [[Atlas]].

From: Cy Day <cy@acme.example>
Date: Fri, 27 Feb 2026 09:00:12 +0100
To: Ann Lee
Subject: Gauges
"""


def test_mails_that_were_pasted_are_a_thread() -> None:
    found = page("Post/Gauges.md", PASTED)
    assert (found.kind, found.meeting_kind, found.date) == ("meeting", "email", "2026-03-02")
    sent = [one for one in found.evidence if one.basis in ("mail", "recipient")]
    assert [(one.date, one.basis, one.people[0].text) for one in sent] == [
        ("2026-03-02", "mail", "Ann Lee"),
        ("2026-03-02", "recipient", "Nora Berg"),
        ("2026-03-02", "recipient", "Bo Ek"),
        ("2026-02-27", "mail", "Cy Day"),
        ("2026-02-27", "recipient", "Ann Lee"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "From: Oslo\nTo: Bergen\nDate: 2026-04-01\n\nBy train.\n",
        "Von: 10:00\nBis: 12:00\nDatum: 1.4.2026\nBetreff: Saal\n",
        "- piles\n\nFrom: Ann Lee\nSent: 2026-04-01\nTo: Bo Ek\nSubject: Piles\n",
        "From: Ann Lee\nSent: 2026-04-01\nTo: Bo Ek\nSubject: Declined: Piles\n",
        "From: Mail Delivery System\nSent: 2026-04-01\nTo: Bo Ek\nSubject: Failed\n",
    ],
)
def test_what_only_looks_like_a_pasted_mail_is_none(text: str) -> None:
    found = page("Notes/x.md", text)
    assert (found.kind, found.evidence) == ("note", ())
