"""Which pages are of one event: the rule by itself, over made-up pages."""

import time

import pytest

from kg.model.event import Event, Mark, Member
from kg.model.kinds import MemberRole
from kg.resolve.joins import Events, events_among, rows_of
from kg.resolve.name_index import Entry, Index


def page(
    path: str,
    *names: str,
    day: str = "2026-02-02",
    title: str = "walk",
    marks: tuple[Mark, ...] = (),
    role: MemberRole = "meeting",
    updated: str = "",
    archived: bool = False,
) -> Member:
    base = f"meeting:{day}-{title}" if role != "note" else f"note:{path}"
    return Member(path, 0, base, day, role, names, marks, updated, archived)


def mark(key: str, detail: str = "") -> tuple[Mark, ...]:
    return (Mark(key, detail),)


def paths(*members: Member, apart: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    """The events, each as the paths of its pages, the first page first."""
    found = events_among(list(members), apart)
    return sorted(" ".join(one.path for one, _ in event.pages) for event in found)


TEXT, FILE = mark("text:77"), "file:2026-02-02|"
CASES = {
    "share somebody": ([page("a", "x"), page("b", "x", "y"), page("c", "y")], ["a b c"]),
    "share nobody": ([page("a", "x"), page("b", "y")], ["a", "b"]),
    "all name nobody": ([page("a"), page("b")], ["a b"]),
    "one event names somebody": ([page("a", "x"), page("b")], ["a b"]),
    "two events name somebody": ([page("a", "x"), page("b", "y"), page("c")], ["a", "b", "c"]),
    "another title": ([page("a", "x"), page("b", "x", title="talk")], ["a", "b"]),
    "another day": ([page("a", "x"), page("b", "x", day="2026-02-03")], ["a", "b"]),
    "no day": ([page("a", "x", day=""), page("b", "x", day="")], ["a", "b"]),
    "one text": (
        [page("a", title="t", marks=TEXT), page("b", title="u", marks=TEXT)],
        ["a b"],
    ),
    "a text of two days": (
        [
            page("a", title="t", marks=TEXT),
            page("b", title="u", marks=TEXT),
            page("c", title="v", day="2026-02-03", marks=TEXT),
        ],
        ["a", "b", "c"],
    ),
    "a copy without a day": (
        [page("a", title="t", marks=TEXT), page("b", title="u", day="", marks=TEXT)],
        ["a b"],
    ),
    "a file in one folder": (
        [
            page("a", title="t", marks=mark(f"{FILE}tape.wav", "dock")),
            page("b", title="u", marks=mark(f"{FILE}tape.wav", "dock")),
            page("c", title="v", marks=mark(f"{FILE}tape.wav")),
        ],
        ["a b", "c"],
    ),
    "a file whose name tells": (
        [
            page("a", title="t", marks=mark(f"{FILE}20260202_0911.wav", "dock")),
            page("b", title="u", marks=mark(f"{FILE}20260202_0911.wav")),
        ],
        ["a b"],
    ),
    "such a file in two folders": (
        [
            page("a", title="t", marks=mark(f"{FILE}20260202_0911.wav", "dock")),
            page("b", title="u", marks=mark(f"{FILE}20260202_0911.wav", "yard")),
            page("c", title="v", marks=mark(f"{FILE}20260202_0911.wav")),
        ],
        ["a", "b", "c"],
    ),
    "joined names join nothing further": (
        [
            page("a", "x", title="t", marks=mark("mail:1")),
            page("b", "y", title="u", marks=mark("mail:1")),
            page("c", "y", title="t"),
        ],
        ["a b", "c"],
    ),
    "a source of several days": (
        [
            page("s", role="note", day="", marks=mark("source:s")),
            page("a", title="t", marks=mark("source:s")),
            page("b", title="u", day="2026-02-03", marks=mark("source:s")),
        ],
        ["a", "b", "s"],
    ),
    "a source, a mere note, comes last": (
        [
            page("s", role="note", day="", marks=mark("source:s")),
            page("long/a", title="t", marks=mark("source:s")),
        ],
        ["long/a s"],
    ),
}


@pytest.mark.parametrize("members, found", CASES.values(), ids=CASES)
def test_pages_of_one_event(members: list[Member], found: list[str]) -> None:
    assert paths(*members) == found
    assert paths(*reversed(members)) == found


def test_what_is_kept_apart_is_not_joined_through_a_third() -> None:
    three = (page("a", "x"), page("b", "x", "y"), page("c", "y"))
    assert paths(*three, apart=(("a", "c"),)) == ["a b", "c"]
    assert paths(*three, apart=(("a", "b", "c"),)) == ["a", "b", "c"]


def one(*members: Member) -> Event:
    (event,) = events_among(list(members), ())
    return event


def test_the_day_is_the_sources_else_what_most_say_else_the_earliest() -> None:
    late = page("b", title="u", day="2026-02-05", marks=mark("mail:1"))
    early = page("a", title="t", day="2026-02-03", marks=mark("mail:1"))
    assert one(late, early).day == "2026-02-03"
    assert one(late, early, page("c", title="v", day="2026-02-05", marks=mark("mail:1"))).day == (
        "2026-02-05"
    )
    source = page("s", title="w", day="2026-02-04", marks=mark("mail:1"), role="source")
    assert one(late, early, source).day == "2026-02-04"


def test_the_newest_page_outside_archives_gives_the_key() -> None:
    old = page("a", "x", title="t", marks=mark("mail:1"))
    new = page("long/b", "x", title="u", marks=mark("mail:1"), updated="2026-02-09")
    gone = page("c", "x", title="v", marks=mark("mail:1"), updated="2026-03-09", archived=True)
    assert one(old, new, gone).key == "meeting:2026-02-02-u"


def test_events_of_one_day_and_title_are_told_apart_by_path() -> None:
    found = {
        event.pages[0][0].path: (event.key, event.rival)
        for event in events_among([page("b", "y"), page("c", "z"), page("a", "x")], ())
    }
    key = "meeting:2026-02-02-walk"
    assert found == {"a": (key, ""), "b": (f"{key}~2", "a"), "c": (f"{key}~3", "a")}


def test_many_pages_of_one_day_and_title_cost_no_more_each() -> None:
    def seconds(many: int) -> float:
        index = Index()
        members = [page(f"{n:05}", f"x{n % 700}", f"y{n % 11}") for n in range(many)]
        for member in members:
            index.add(Entry(member.path, member.base, "meeting", False, ""), rows_of(member))
        began = time.process_time()
        events = Events(index.find, ())
        keys = {places.event.key for m in members if (places := events.of(m.base, m.path))}
        assert keys == {members[0].base}
        return time.process_time() - began

    few, many = (min(seconds(n) for _ in range(3)) for n in (1_000, 8_000))
    assert many < 24 * max(few, 0.005)  # eight times, where each page costs the same
