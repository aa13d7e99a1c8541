"""Tasks, statements, links, problems, history and search."""

import pytest

from kg.errors import UsageError
from kg.query import health, history, notes, search, tasks
from kg.query.search import expression
from tests.query.world import AS_OF, World


@pytest.fixture(scope="module")
def world_of_tasks() -> World:
    w = World()
    ann, delta = w.person("Ann Lee"), w.project("Delta")
    note, other = w.page(delta), w.note("Daily/Log.md")
    for line, text, facts in (
        (1, "first", {"due": "2026-01-20", "task_key": "one"}),
        (2, "second", {"due": "2026-01-09", "depends_on": "one, gone"}),
        (3, "third", {"depends_on": "finished"}),
        (4, "finished", {"state": "done", "done": "2026-01-05", "task_key": "finished"}),
        (5, "urgent", {"due": "2026-01-20", "priority": "high"}),
        (6, "dropped", {"state": "cancelled", "due": "2026-01-01"}),
        (7, "itself", {"task_key": "self", "depends_on": "self"}),
        (8, "under way", {"state": "doing"}),
    ):
        w.row("tasks", note_id=note, line=line, text=text, about_id=delta, **facts)
    w.row("tasks", note_id=other, line=1, text="hers", owner_id=ann, depends_on='"o"ne"')
    return w


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            {"about": ["delta"]},
            ["second", "urgent", "first", "third", "itself", "under way"],
        ),
        ({"state": "done"}, ["finished"]),
        ({"state": "cancelled"}, ["dropped"]),
        ({"state": "doing"}, ["under way"]),
        ({"state": "overdue"}, ["second"]),
        # What is due today is not overdue.
        ({"state": "overdue", "as_of": "2026-01-20"}, ["second"]),
        ({"state": "overdue", "as_of": "2026-01-21"}, ["second", "urgent", "first"]),
        ({"owner": "ann lee"}, ["hers"]),
        ({"owner": "ann lee", "about": ["delta"]}, []),
        ({"note": "Daily/Log.md"}, ["hers"]),
        ({"folder": "Daily"}, ["hers"]),
        ({"due_before": "2026-01-20"}, ["second"]),
        # It waits for an open task; not for a finished one, an unknown one, or itself.
        ({"blocked": True}, ["second", "hers"]),
        ({"blocked": False, "about": ["delta"], "limit": 2}, ["urgent", "first"]),
    ],
)
def test_tasks(world_of_tasks: World, asked: dict[str, object], expected: list[str]) -> None:
    assert [one.task for one in tasks.tasks(world_of_tasks.conn, **asked)] == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("as_of", "days"), [("2026-01-19", None), ("2026-01-20", None), ("2026-01-21", 1)]
)
def test_a_task_is_overdue_from_the_day_after(as_of: str, days: int | None) -> None:
    w = World(as_of=as_of)
    w.row("tasks", note_id=w.note("a.md"), line=1, text="first", due="2026-01-20")
    assert w.conn.execute("select days_overdue from open_tasks").fetchall() == [(days,)]
    assert [one.days_overdue for one in tasks.tasks(w.conn)] == [days]


def test_a_blocked_task_says_what_it_waits_for(world_of_tasks: World) -> None:
    (second, *_) = tasks.tasks(world_of_tasks.conn, about=["delta"], as_of=AS_OF)
    assert (second.is_blocked, second.waits_for, second.days_overdue) == (1, "first", 1)
    world_of_tasks.conn.execute("begin")
    world_of_tasks.conn.execute("update tasks set state = 'done' where task_key = 'one'")
    assert tasks.tasks(world_of_tasks.conn, about=["delta"])[0].is_blocked == 0
    world_of_tasks.conn.execute("rollback")


def test_statements_are_ordered_by_what_matters() -> None:
    w = World()
    delta = w.project("Delta")
    note = w.page(delta)
    for line, (kind, date) in enumerate(
        [("fact", None), ("decision", "2025-01-01"), ("decision", "2025-06-01"), ("blocker", None)]
    ):
        w.row("statements", note_id=note, node_id=delta, kind=kind, text=kind, date=date, line=line)
    assert [one.line for one in tasks.statements(w.conn, ["delta"])] == [3, 2, 1, 0]
    assert [one.line for one in tasks.statements(w.conn, kind=["decision"])] == [2, 1]
    assert [one.line for one in tasks.statements(w.conn, since="2025-02-01")] == [2]
    with pytest.raises(UsageError, match="“rumour” is no kind of statement"):
        tasks.statements(w.conn, kind=["rumour"])


def test_links_and_backlinks_show_their_place() -> None:
    w = World()
    ann, log = w.person("Ann Lee"), w.note("Log.md")
    node = w.value("select node_id from notes where id = ?", log)
    own = w.page(ann)
    to_ann = {"source_note_id": log, "source_node_id": node, "target_node_id": ann}
    w.row("links", target="Ann Lee", line=4, section="Calls", display="her", **to_ann)
    w.row("links", target="Ann Lee", line=2, **to_ann)
    w.row("links", target="https://a.example", line=3, resolution="external",
          source_note_id=log, source_node_id=node)  # fmt: skip
    w.row("links", target="Log", line=9, source_note_id=own, source_node_id=ann,
          target_node_id=node)  # fmt: skip
    found = notes.backlinks(w.conn, "ann lee")
    assert [(one.name, one.source, one.line, one.section, one.display) for one in found] == [
        ("Log", "Log.md", 2, None, None),
        ("Log", "Log.md", 4, "Calls", "her"),
    ]
    assert [(one.target, one.target_key) for one in notes.links(w.conn, "Log.md")] == [
        ("Ann Lee", "person:ann-lee"),
        ("https://a.example", None),
        ("Ann Lee", "person:ann-lee"),
    ]
    assert len(notes.backlinks(w.conn, "ann lee", limit=1)) == 1


def test_doctor_lists_and_counts() -> None:
    w = World()
    note = w.note("Inbox/A.md")
    for code, severity, path, line in (
        ("missing-link", "warning", "Inbox/A.md", 9),
        ("missing-link", "warning", "Inbox/A.md", 3),
        ("missing-link", "warning", "Inboxes/B.md", 1),
        ("broken-property", "error", "Inbox/A.md", 2),
    ):
        w.row("problems", note_id=note, code=code, severity=severity, path=path, line=line,
              message=f"{code} {line}")  # fmt: skip
    assert [one.line for one in health.doctor(w.conn)] == [2, 3, 9, 1]
    assert [one.line for one in health.doctor(w.conn, severity=["error"])] == [2]
    assert [one.line for one in health.doctor(w.conn, code=["missing-link"], limit=2)] == [3, 9]
    assert [one.line for one in health.doctor(w.conn, folder="Inbox")] == [2, 3, 9]
    counts = health.doctor_counts(w.conn)
    assert counts == [
        ("error", "broken-property", 1, 1, "broken-property 2"),
        ("warning", "missing-link", 3, 2, "missing-link 3"),
    ]
    with pytest.raises(UsageError, match="“bad” is no severity"):
        health.doctor(w.conn, severity=["bad"])
    # A code that nothing has here is one all the same.
    assert health.doctor(w.conn, code=["duplicate-page"]) == []
    for ask in (health.doctor, health.doctor_counts):
        with pytest.raises(UsageError, match=r"“missing-links” is no .* Did you mean missing-link"):
            ask(w.conn, code=["missing-link", "missing-links"])
        with pytest.raises(
            UsageError, match=r"“xyz” is no code of a problem\. Take ambiguous-link, "
        ):
            ask(w.conn, code=["xyz"])


def test_a_timeline_tells_a_meeting_once() -> None:
    w = World()
    ann, bo, delta = w.person("Ann Lee"), w.person("Bo Ek"), w.project("Delta")
    review = w.meeting("Review", "2025-12-01", "Review.md")
    note = w.page(review)
    for person in (bo, ann):
        w.row("attendances", meeting_id=review, person_id=person, note_id=note, line=4)
        w.contact(person, delta, "2025-12-01", meeting_id=review, note_id=note, line=4)
    w.row("relations", source_id=review, target_id=delta, kind="about", note_id=note, line=6)
    w.contact(ann, delta, "2025-11-01", text="Call", line=8)
    page = w.page(delta)
    w.row("tasks", note_id=page, line=9, text="Plan", due="2026-02-01", owner_id=ann,
          about_id=delta)  # fmt: skip
    w.row("tasks", note_id=page, line=10, text="Old", due="2025-01-01", done="2025-01-02",
          state="done", about_id=delta)  # fmt: skip
    w.row("changes", node_id=delta, node_key="project:delta", field="status", old="active",
          new="blocked", seen_at="2025-12-24T10:00:00Z")  # fmt: skip
    told = [(one.date, one.what, one.text, one.other) for one in history.timeline(w.conn, "delta")]
    assert told == [
        ("2025-01-02", "task done", "Old", None),
        ("2025-11-01", "contact", "Call", "Ann Lee"),
        ("2025-12-01", "meeting", "Review", "Ann Lee; Bo Ek"),
        ("2025-12-24", "changed", "status: active → blocked", None),
        ("2026-02-01", "task due", "Plan", "Ann Lee"),
    ]
    hers = [(one.date, one.what, one.other) for one in history.timeline(w.conn, "ann lee")]
    assert hers == [
        ("2025-11-01", "contact", "Delta"),
        ("2025-12-01", "meeting", "Delta"),
        ("2026-02-01", "task due", "Delta"),
    ]
    assert len(history.timeline(w.conn, "delta", since="2025-11-02", until="2025-12-31")) == 2


def test_changed_tells_new_notes_edited_ones_and_other_values() -> None:
    w = World()
    delta = w.project("Delta")
    w.note("Projects/Delta.md", delta, modified="2026-01-05T10:00:00Z", created="2025-01-01")
    w.note("New.md", created="2026-01-08", modified="2026-01-09T10:00:00Z")
    w.note("Old.md", modified="2025-06-01T10:00:00Z")
    w.row("changes", node_id=delta, node_key="project:delta", field="status", old="active",
          new="blocked", seen_at="2026-01-06T09:00:00Z")  # fmt: skip
    w.row("changes", node_id=None, node_key="person:gone", field="page", old="Gone.md",
          seen_at="2026-01-04T09:00:00Z")  # fmt: skip
    found = [(one.date, one.what, one.name, one.kind, one.new) for one in history.changed(w.conn)]
    assert found == [
        ("2026-01-08", "added", "New", "note", None),
        ("2026-01-06", "status", "Delta", "project", "blocked"),
        ("2026-01-05", "edited", "Delta", "project", None),
        ("2026-01-04", "page", "person:gone", "person", None),
    ]
    assert len(history.changed(w.conn, since="2026-01-06")) == 2
    assert len(history.changed(w.conn, kind=["project"])) == 2
    assert len(history.changed(w.conn, since="2025-01-01")) == 5


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("night ferry", '("night" "ferry")'),
        ('"night ferry" room', '("night ferry" "room")'),
        ("ferr*", '("ferr"*)'),
        ("ferry -boat -ship", '("ferry") NOT ("boat" OR "ship")'),
        ("AND OR NOT", '("AND" "OR" "NOT")'),
        ("title:x ^y (z)", '("title:x" "^y" "(z)")'),
        ('un"closed', '("un""closed")'),
        ('"unclosed', '("""unclosed")'),
        ("- * \" ''", ""),
        ("-boat", ""),
        ("a\0b", '("a" "b")'),
    ],
)
def test_no_sign_of_a_search_means_anything_to_fts5(typed: str, expected: str) -> None:
    assert expression(typed) == expected
    assert search.search(World().conn, typed).hits == ()


@pytest.fixture(scope="module")
def texts() -> World:
    w = World()
    w.note("Notes/Boats.md", body="# Boats\n\nThe ferry leaves at night.\nAnother ferry.",
           body_line=5)  # fmt: skip
    w.page(w.project("Night Ferry"))
    long = "night " * 40 + "ferry"
    w.note("Notes/Ferry at night.md", body=long, aliases="Nachtboot")
    w.note("Daily/Day.md", body="No boat today, José.")
    for number in range(20):  # a word in most notes weighs nothing
        w.note(f"Other/{number}.md", body="Something else.")
    return w


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        # What is called so comes first, then titles before text.
        (
            {"text": "night ferry"},
            ["Projects/Night Ferry.md", "Notes/Ferry at night.md", "Notes/Boats.md"],
        ),
        ({"text": "ferries", "folder": "Notes", "limit": 1}, ["Notes/Ferry at night.md"]),
        ({"text": '"leaves at night"'}, ["Notes/Boats.md"]),
        ({"text": "nachtboot"}, ["Notes/Ferry at night.md"]),
        ({"text": "boat"}, ["Notes/Boats.md", "Daily/Day.md"]),
        ({"text": "boat -jose"}, ["Notes/Boats.md"]),
        ({"text": "ferry", "kind": ["project"]}, ["Projects/Night Ferry.md"]),
        ({"text": "anoth"}, ["Notes/Boats.md"]),  # nothing has it: taken as a beginning
    ],
)
def test_search(texts: World, asked: dict[str, object], paths: list[str]) -> None:
    answer = search.search(texts.conn, **asked)  # type: ignore[arg-type]
    assert [hit.source for hit in answer.hits] == paths
    assert answer.did_you_mean == ()


def test_a_hit_shows_the_line(texts: World) -> None:
    (hit,) = search.search(texts.conn, "leaves").hits
    assert (hit.line, hit.snippet) == (7, "# Boats  The ferry ⟦leaves⟧ at night. Another ferry.")


def test_a_name_with_a_typing_error_is_suggested(texts: World) -> None:
    answer = search.search(texts.conn, "nihgt ferri")
    assert (answer.hits, answer.did_you_mean[0]) == ((), "Night Ferry")


@pytest.fixture(scope="module")
def dated() -> World:
    """Notes that hold *keel*: of meetings, days and people, some of them with Ann."""
    w = World()
    ann = w.person("Ann Lee")
    w.note("People/Ann Lee.md", ann, body="Keel keel keel.")
    bo = w.person("Bo Ek")
    reviews = [
        w.meeting("Keel review", "2025-12-01"),
        w.meeting("Review", "2025-11-03"),
        w.meeting("Fitting", "2025-12-20"),
    ]
    paths = ["Meetings/Keel review.md", "Meetings/Old.md", "Meetings/Fitting.md"]
    for meeting, path in zip(reviews, paths, strict=True):
        # The day of the event holds, whatever the day of the page.
        note = w.note(path, meeting, date="2025-01-01", body="The keel.")
        w.row("event_pages", meeting_id=meeting, note_id=note, line=1, basis="page")
        who = bo if path == "Meetings/Fitting.md" else ann
        w.row("attendances", meeting_id=meeting, person_id=who, note_id=note)
    daily = w.note("Daily/2025-12-24.md", date="2025-12-24", body="keel keel")
    source = w.value("select node_id from notes where id = ?", daily)
    w.row("links", source_note_id=daily, source_node_id=source, target_node_id=ann,
          target="Ann Lee")  # fmt: skip
    called = w.note("Daily/2025-12-26.md", date="2025-12-26", body="keel")
    w.contact(ann, None, "2025-12-26", note_id=called)
    return w


_REVIEW, _OLD = "Meetings/Keel review.md", "Meetings/Old.md"
_FITTING, _LINKED = "Meetings/Fitting.md", "Daily/2025-12-24.md"
_CALLED, _ANN = "Daily/2025-12-26.md", "People/Ann Lee.md"


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        ({"sort": "date"}, [_CALLED, _LINKED, _FITTING, _REVIEW, _OLD, _ANN]),
        ({"sort": "date", "limit": 2}, [_CALLED, _LINKED]),
        ({"sort": "date", "limit": 5}, [_CALLED, _LINKED, _FITTING, _REVIEW, _OLD]),
        ({"sort": "date", "kind": ["meeting"]}, [_FITTING, _REVIEW, _OLD]),
        ({"since": "2025-12-01", "sort": "date"}, [_CALLED, _LINKED, _FITTING, _REVIEW]),
        ({"since": "2025-12-20", "sort": "date", "limit": 1}, [_CALLED]),
        ({"with_person": "ann", "sort": "date"}, [_CALLED, _LINKED, _REVIEW, _OLD]),
        ({"with_person": "bo"}, [_FITTING]),
        (
            {"with_person": "ann", "since": "2025-12-01", "folder": "Meetings", "sort": "date"},
            [_REVIEW],
        ),
        ({"with_person": "bo", "since": "2025-12-21"}, []),
    ],
)
def test_a_search_by_day_and_person(
    dated: World, asked: dict[str, object], paths: list[str]
) -> None:
    hits = search.search(dated.conn, "keel", **asked).hits  # type: ignore[arg-type]
    assert [hit.source for hit in hits] == paths


def test_a_hit_has_the_day_of_its_event(dated: World) -> None:
    days = {hit.source: hit.date for hit in search.search(dated.conn, "keel").hits}
    assert (days[_REVIEW], days[_CALLED], days[_ANN]) == ("2025-12-01", "2025-12-26", None)


def test_without_a_sort_the_best_comes_first(dated: World) -> None:
    assert search.search(dated.conn, "keel").hits[0].source == _REVIEW  # called so


@pytest.mark.parametrize("asked", [{"sort": "size"}, {"since": "soon"}])
def test_a_search_that_cannot_be_meant(dated: World, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        search.search(dated.conn, "keel", **asked)  # type: ignore[arg-type]
