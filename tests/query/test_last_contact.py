"""Who was last contacted about what, on rows written by hand."""

import pytest

from kg.errors import NameUnknown, UsageError
from kg.model.answers.contacts import LastContact
from kg.query import contacts
from tests.query.world import AS_OF, World

JSON_FIELDS = (
    "subject", "subject_key", "kind", "status", "owner", "person", "person_key", "date",
    "days_ago", "channel", "certainty", "meeting", "source", "line", "mentions", "last_mentioned",
)  # fmt: skip


@pytest.fixture
def world() -> World:
    """Three projects: two blocked (one never talked about), one active with the oldest contact."""
    w = World()
    w.me = w.person("Mara Vogt", is_me=1)  # type: ignore[attr-defined]
    ann, bo, cy = (w.person(name) for name in ("Ann Lee", "Bo Ek", "Cy Ray"))
    delta = w.project("Delta", "blocked", owner_id=bo)
    w.project("Echo", "blocked")
    fox = w.project("Fox", "active", owner_id=ann)
    review = w.meeting("Review", "2025-12-01", "Meetings/Review.md")
    note = w.page(review)
    for person, line in ((ann, 4), (bo, 5), (w.me, 3)):  # type: ignore[attr-defined]
        w.contact(person, delta, "2025-12-01", meeting_id=review, note_id=note, line=line)
    w.contact(cy, delta, "2025-11-01", line=9, channel="call")
    w.contact(cy, delta, "2025-12-24", line=10, direct=0)
    w.contact(cy, delta, "2026-02-01", line=11)
    w.contact(ann, fox, "2025-06-01", line=2, channel="email")
    return w


def brief(answers: list[LastContact]) -> list[tuple[str, str | None, str | None]]:
    return [(one.subject, one.person, one.date) for one in answers]


def test_fields_are_those_of_the_json_answer() -> None:
    assert LastContact._fields == JSON_FIELDS


def test_a_row_holds_everything_that_proves_it(world: World) -> None:
    first = contacts.last_contact(world.conn, ["delta"], as_of=AS_OF)[0]
    assert first == LastContact(
        "Delta", "project:delta", "project", "blocked", "Bo Ek", "Ann Lee", "person:ann-lee",
        "2025-12-01", 40, "meeting", "explicit", "Review", "Meetings/Review.md", 4,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # Blocked before active, never before long ago; both people of the newest meeting; neither
        # the owner of the notes, nor a mention (12-24), nor the future (02-01).
        (
            {},
            [
                ("Echo", None, None),
                ("Delta", "Ann Lee", "2025-12-01"),
                ("Delta", "Bo Ek", "2025-12-01"),
                ("Fox", "Ann Lee", "2025-06-01"),
            ],
        ),
        ({"status": ["active"]}, [("Fox", "Ann Lee", "2025-06-01")]),
        ({"status": ["Active", "done"]}, [("Fox", "Ann Lee", "2025-06-01")]),
        ({"owner": "ann lee"}, [("Fox", "Ann Lee", "2025-06-01")]),
        (
            {"subjects": ["delta"], "everyone": True},
            [
                ("Delta", "Ann Lee", "2025-12-01"),
                ("Delta", "Bo Ek", "2025-12-01"),
                ("Delta", "Cy Ray", "2025-11-01"),
            ],
        ),
        ({"subjects": ["delta"], "mentions": True}, [("Delta", "Cy Ray", "2025-12-24")]),
        (
            {"subjects": ["delta"], "as_of": "2026-03-01"},
            [("Delta", "Cy Ray", "2026-02-01")],
        ),
        ({"subjects": ["delta"], "as_of": "2025-11-15"}, [("Delta", "Cy Ray", "2025-11-01")]),
        # Only contacts with that person count; what they were never contacted about is left out.
        ({"with_person": "Cy Ray"}, [("Delta", "Cy Ray", "2025-11-01")]),
        (
            {"since": "2025-12-01"},
            [("Delta", "Ann Lee", "2025-12-01"), ("Delta", "Bo Ek", "2025-12-01")],
        ),
        ({"subjects": ["echo"]}, [("Echo", None, None)]),
        ({"subjects": ["Cy Ray"]}, [("Cy Ray", "Cy Ray", "2025-11-01")]),
        (
            {"kind": "person"},
            [
                ("Cy Ray", "Cy Ray", "2025-11-01"),
                ("Ann Lee", "Ann Lee", "2025-12-01"),
                ("Bo Ek", "Bo Ek", "2025-12-01"),
            ],
        ),
        ({"subjects": ["Mara Vogt"]}, []),
        ({"kind": "organization"}, []),
    ],
)
def test_questions(
    world: World, asked: dict[str, object], expected: list[tuple[str, str | None, str | None]]
) -> None:
    answers = contacts.last_contact(world.conn, **({"as_of": AS_OF} | asked))  # type: ignore[arg-type]
    assert brief(answers) == expected


def test_without_a_day_it_is_that_of_the_last_import(world: World) -> None:
    assert contacts.last_contact(world.conn, ["delta"])[0].days_ago == 40


def test_what_is_asked_wrongly_is_refused(world: World) -> None:
    with pytest.raises(UsageError, match="“soon” is no day"):
        contacts.last_contact(world.conn, as_of="soon")
    with pytest.raises(NameUnknown):
        contacts.last_contact(world.conn, ["nothing"])


def test_best_evidence_of_a_day_is_shown() -> None:
    """Certainty first, then the meeting's own note, then the first path and line."""
    w = World()
    ann, delta = w.person("Ann Lee"), w.project("Delta")
    review = w.meeting("Review", "2025-12-01", "Z/Review.md")
    other, own = w.note("A/Log.md"), w.page(review)
    facts = {"meeting_id": review}
    w.contact(ann, delta, "2025-12-01", note_id=other, line=1, certainty="inferred", **facts)
    assert contacts.last_contact(w.conn, ["delta"])[0].certainty == "inferred"
    w.contact(ann, delta, "2025-12-01", note_id=other, line=9, certainty="linked", **facts)
    assert contacts.last_contact(w.conn, ["delta"])[0].line == 9
    w.contact(ann, delta, "2025-12-01", note_id=other, line=8, **facts)
    w.contact(ann, delta, "2025-12-01", note_id=other, line=7, **facts)
    assert contacts.last_contact(w.conn, ["delta"])[0].line == 7
    w.contact(ann, delta, "2025-12-01", note_id=own, line=20, **facts)
    assert contacts.last_contact(w.conn, ["delta"])[0].source == "Z/Review.md"


def proof(w: World) -> tuple[str | None, int | None]:
    """Where the answers say the same that a contact is proved: the one question, its evidence, the
    view."""
    (one,) = contacts.last_contact(w.conn, ["delta"])
    first = contacts.why(w.conn, [one])["project:delta", "person:ann-lee"][0]
    assert (one.source, one.line) == (first.source, first.line)
    view = w.conn.execute("select source, line from last_contacts").fetchall()
    assert view == [(one.source, one.line)]
    return one.source, one.line


def test_of_the_pages_of_an_event_the_one_whose_line_names_the_person_proves_it() -> None:
    w = World()
    ann, delta = w.person("Ann Lee"), w.project("Delta")
    review = w.meeting("Review", "2025-12-01", "A/Review.md")
    by_title, archived = w.page(review), w.note("Archive/Review.md", is_archived=1)
    bullet, minutes = w.note("B/Delta.md"), w.note("C/Minutes.md")
    w.row("event_pages", meeting_id=review, note_id=minutes, line=5, basis="title")
    facts = {"meeting_id": review}
    w.contact(ann, delta, "2025-12-01", note_id=by_title, line=1, basis="title", **facts)
    assert proof(w) == ("A/Review.md", 1)
    w.contact(ann, delta, "2025-12-01", note_id=archived, line=4, **facts)
    assert proof(w) == ("Archive/Review.md", 4)
    w.contact(ann, delta, "2025-12-01", note_id=bullet, line=9, basis="bullet", **facts)
    assert proof(w) == ("B/Delta.md", 9)
    w.contact(ann, delta, "2025-12-01", note_id=minutes, line=7, **facts)
    assert proof(w) == ("C/Minutes.md", 7)
    w.contact(ann, delta, "2025-12-01", note_id=by_title, line=3, certainty="inferred", **facts)
    assert proof(w) == ("C/Minutes.md", 7)


@pytest.mark.parametrize(
    ("as_of", "newest"),
    [("2025-11-30", "2025-11-01"), ("2025-12-01", "2025-12-01"), ("2025-12-02", "2025-12-01")],
)
def test_a_contact_on_the_day_that_is_asked_about_counts(as_of: str, newest: str) -> None:
    w = World()
    ann, delta = w.person("Ann Lee"), w.project("Delta")
    w.contact(ann, delta, "2025-11-01")
    w.contact(ann, delta, "2025-12-01", line=2)
    (found,) = contacts.last_contact(w.conn, ["delta"], as_of=as_of)
    assert found.date == newest
    views = World(as_of=as_of)
    ann, delta = views.person("Ann Lee"), views.project("Delta", "blocked")
    views.contact(ann, delta, "2025-11-01")
    views.contact(ann, delta, "2025-12-01", line=2)
    for view in ("last_contacts", "blocked_projects"):
        assert [row[0] for row in views.conn.execute(f"select date from {view}")] == [newest]


def test_the_only_contact_may_be_of_the_day_that_is_asked_about() -> None:
    w = World(as_of="2025-12-01")
    ann, delta = w.person("Ann Lee"), w.project("Delta")
    w.contact(ann, delta, "2025-12-01")
    for name in ("delta", "ann lee"):
        assert [one.date for one in contacts.last_contact(w.conn, [name])] == ["2025-12-01"]
    said = stated("2025-12-01")
    (found,) = contacts.last_contact(said.conn, ["delta"], as_of="2025-12-01")
    assert (found.date, found.certainty) == ("2025-12-01", "stated")


def stated(date: str) -> World:
    w = World()
    delta = w.project("Delta", "blocked", stated_last_contact=date)
    note = w.page(delta)
    w.row(
        "claims", note_id=note, node_id=delta, field="stated_last_contact", value=date, line=6
    )  # fmt: skip
    return w


def test_a_stated_contact_answers_only_where_there_is_no_evidence() -> None:
    w = stated("2025-10-01")
    (one,) = contacts.last_contact(w.conn)
    assert (one.person, one.date, one.days_ago) == (None, "2025-10-01", 101)
    assert (one.certainty, one.source, one.line) == ("stated", "Projects/Delta.md", 6)
    delta = int(str(w.value("select id from projects")))
    w.contact(w.person("Ann Lee"), delta, "2025-09-01")
    assert brief(contacts.last_contact(w.conn)) == [("Delta", "Ann Lee", "2025-09-01")]


def test_a_stated_contact_in_the_future_does_not_count() -> None:
    assert brief(contacts.last_contact(stated("2026-02-01").conn)) == [("Delta", None, None)]


def test_why_lists_every_piece_of_evidence_for_each_answer(world: World) -> None:
    answers = contacts.last_contact(world.conn, ["delta"], as_of=AS_OF, everyone=True)
    evidence = contacts.why(world.conn, answers, as_of=AS_OF)
    assert [(e.date, e.line) for e in evidence["project:delta", "person:cy-ray"]] == [
        ("2025-11-01", 9)
    ]
    with_mentions = contacts.why(world.conn, answers, as_of=AS_OF, mentions=True)
    assert [e.line for e in with_mentions["project:delta", "person:cy-ray"]] == [10, 9]
    assert {person for _, person in evidence} == {"person:ann-lee", "person:bo-ek", "person:cy-ray"}
