"""Large vaults: no page works out a whole view, and each says what it leaves out.

Steps of SQLite and statements are counted, never seconds; benchmarks/web_pages.py has those.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import hubs, vault
from kg.store import queries
from kg.store.reader import open_read
from kg.web import counts, databases, describe, saved, sections
from tests.builders import DAY, database, imported

from .conftest import OpenSite, Page, Site

DEAR = {name: table["served"] for name, table in describe.tables().items() if "served" in table}
# A first page of these comes without the others; the rest are short, or sorted as a whole.
STREAMS = {
    "backlinks": "",
    "co_attendance": "",
    "edges": "",
    "last_contacts": "order by date desc",
    "people_projects": "",
    "timeline": "",
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two databases of one kind of vault, the second of four times as many notes."""
    found = []
    for size in (100, 400):
        folder = tmp_path_factory.mktemp(f"notes-{size}")
        vault.main(folder / "vault", size)
        imported(folder / "vault", folder / "kg.db")
        found.append(folder / "kg.db")
    return found[0], found[1]


def steps(db: Path, sql: str) -> int:
    """How many hundreds of steps SQLite takes for a statement."""
    taken = 0

    def count() -> None:
        nonlocal taken
        taken += 1

    conn = open_read(str(db))
    conn.set_progress_handler(count, 100)
    conn.execute(sql).fetchall()
    conn.close()
    return taken


@pytest.mark.parametrize("view", STREAMS)
def test_the_first_rows_of_a_view_do_not_wait_for_the_others(
    many: tuple[Path, Path], view: str
) -> None:
    few, most = (steps(db, f"select * from {view} {STREAMS[view]} limit 21") for db in many)
    whole = steps(many[1], f"select * from {view}")
    assert most < 2 * few + 100  # hundreds of steps: of a project with many contacts all are read
    assert most < whole / 3


def test_the_first_rows_of_a_hubs_timeline_do_not_wait_for_its_contacts(tmp_path: Path) -> None:
    taken = []
    for size in (100, 400):
        hubs.write(tmp_path / str(size), size)
        imported(tmp_path / str(size), tmp_path / f"{size}.db")
        taken.append(steps(tmp_path / f"{size}.db", "select * from timeline limit 21"))
    assert taken[1] < 1.5 * taken[0] + 5


def test_the_newest_of_the_timeline_are_merged_from_parts_that_indexes_have_in_order(
    many: tuple[Path, Path],
) -> None:
    newest = "select * from timeline order by date desc"
    conn = open_read(str(many[1]))
    plan = [row[3] for row in conn.execute(f"explain query plan {newest} limit 21")]
    days = [day for _, day, *_ in conn.execute(f"{newest} limit 500")]
    every = sorted((day for (day,) in conn.execute("select date from timeline")), reverse=True)
    conn.close()
    assert plan.count("MERGE (UNION ALL)") == 13
    # No index has the days of tasks, statements and changes; `s` and `n` are names at a meeting.
    whole = {one.split()[1] for one in plan if one.startswith("SCAN") and "INDEX" not in one}
    assert whole <= {"task", "change", "s", "n"}
    assert days == every[:500]


@pytest.mark.parametrize("view", ["co_attendance", "people_projects"])
def test_pairs_are_those_of_the_tables(examples_db: Path, view: str) -> None:
    conn = open_read(str(examples_db))
    found = [tuple(row) for row in conn.execute(f"select * from {view}")]
    (day,) = conn.execute("select as_of from imports order by id desc limit 1").fetchone()
    labels = dict(conn.execute("select id, label from nodes"))
    keys = dict(conn.execute("select id, key from nodes"))
    expected = []
    if view == "co_attendance":
        there: dict[int, list[int]] = {}
        for meeting, person in conn.execute("select meeting_id, person_id from attendances"):
            there.setdefault(meeting, []).append(person)
        dates = dict(conn.execute("select id, date from meetings"))
        pairs: dict[tuple[int, int], list[str | None]] = {}
        for meeting, people in there.items():
            if dates[meeting] is None or dates[meeting] <= day:
                for one in people:
                    for other in set(people) - {one}:
                        pairs.setdefault((one, other), []).append(dates[meeting])
        for (one, other), days in pairs.items():
            told = sorted(filter(None, days)) or [None]
            names = (labels[one], keys[one], labels[other], keys[other])
            expected.append((*names, len(days), told[0], told[-1]))
    else:
        touched: dict[tuple[int, int], tuple[set[str], set[str]]] = {}
        owners = dict(conn.execute("select id, owner_id from projects"))
        status = dict(conn.execute("select id, status from projects"))
        for about, person, direct, date in conn.execute(
            "select about_id, person_id, direct, date from contacts"
        ):
            if about in owners and date <= day:
                touched.setdefault((about, person), (set(), set()))[not direct].add(date)
        for (about, person), (met, named) in touched.items():
            who = (labels[person], keys[person], labels[about], keys[about], status[about])
            days = met | named
            owns = int(owners[about] == person)
            expected.append((*who, owns, len(met), len(named), min(days), max(days)))
    conn.close()
    assert len(found) > 10
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "select count(*) from timeline ",
            "select count(*) from (select 1 from timeline  limit 10001)",
        ),
        (
            "select count(*) from edges where \"kind\" = :p0 ",
            "select count(*) from (select 1 from edges where \"kind\" = :p0  limit 10001)",
        ),
        ("select count(*) from notes ", None),  # a table: its index is counted
        ("select count(*) from timeline, edges", None),
        ("select count(*), 1 from timeline ", None),
        ("select * from timeline ", None),
    ],
)  # fmt: skip
def test_only_counts_of_views_are_bounded(sql: str, expected: str | None) -> None:
    assert counts.of_view(sql) == expected


@pytest.fixture
def large(
    open_site: OpenSite, examples_db: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Site]:
    """The example vault as if it had many thousand notes."""
    monkeypatch.setattr(databases, "_LARGE", 5)
    return open_site(examples_db)


def is_new(site: Site) -> bool:
    """Whether this is Datasette 1.0, which bounds every count by itself."""
    return hasattr(site.datasette, "add_query")


@pytest.mark.parametrize("view", DEAR)
def test_a_dear_view_of_a_large_vault_offers_only_what_an_index_serves(
    large: Site, view: str
) -> None:
    page = Page(large.text(f"/kg/{view}"))
    # 1.0 offers to sort in a menu that a script makes of this attribute.
    sorts = {str(link).rpartition("=")[2] for link in page.links() if "_sort" in str(link)}
    assert sorts <= set(DEAR[view])
    assert 'class="facet-info' not in large.text(f"/kg/{view}")
    for column in set(describe.tables()[view]["columns"]) - set(DEAR[view]):
        assert large.get(f"/kg/{view}?_sort={column}").status_code == 400
    for column in DEAR[view]:
        days = [row[column] for row in large.json(f"/kg/{view}.json?_shape=array&_size=20")]
        assert days == sorted(days, reverse=True)


def test_in_a_small_one_they_are_sorted_and_have_facets(site: Site) -> None:
    page = site.text("/kg/open_tasks?_sort_desc=owner")
    assert 'id="facet-owner"' in page or "facet-owner" in page
    times = [row["meetings"] for row in site.json("/kg/co_attendance.json?_shape=array")]
    assert times == sorted(times, reverse=True)


def test_more_rows_than_are_counted_are_said_to_be_more(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "MOST", 5)
    page = html.unescape(site.text("/kg/timeline"))
    few = html.unescape(site.text("/kg/timeline?node_key=project:harbor-light&what=meeting"))
    if is_new(site):
        assert re.search(r"\d+ rows", page)
        return
    assert "Not counted: there are more than 10,000 rows" in page
    assert not re.search(r"\d rows", page.partition("Not counted")[0])
    assert site.json("/kg/timeline.json")["filtered_table_rows_count"] is None
    assert "Not counted" not in few
    assert re.search(r"[1-5] rows? where", few)


def test_saved_questions_are_read_once_a_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []
    read = saved._read
    monkeypatch.setattr(saved, "_read", lambda path: reads.append(path) or read(path))
    site.text("/kg")
    assert len(reads) <= 1
    site.text("/kg")
    assert len(reads) <= 2


def test_the_neighbours_of_a_hub_are_not_sorted_but_linked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/-/kg/node/project:harbor-light"
    assert "too many to be put in order" not in site.text(path)
    monkeypatch.setattr(sections, "_MANY", 3)
    page = site.text(path)
    assert "There are more than 3 ties, too many to be put in order here." in page
    for end in ("source", "target"):
        address = f"/kg/edges?{end}=project%3Aharbor-light"
        assert address in Page(page).links()
        assert site.json(address.replace("?", ".json?_shape=array&")) != []


def test_a_section_shows_ten_rows_and_says_that_there_are_more(
    tmp_path: Path, open_site: OpenSite
) -> None:
    hubs.write(tmp_path / "vault", 60)
    imported(tmp_path / "vault", tmp_path / "kg.db", as_of=DAY)
    page = open_site(tmp_path / "kg.db").text("/-/kg/node/project:harbour")
    section = page[page.index("Meetings, calls") :]
    section = section[: section.index("</details>")]
    assert section.count("<tr>") == 11  # and the head
    assert "all rows" in section
    assert "limit=" not in section


def test_what_links_may_have_meant_is_left_to_the_command_in_a_large_vault(
    tmp_path: Path, open_site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = {
        "People/Hedda Moe.md": "---\ntype: person\n---\n",
        "Notes/a.md": "See [[Heda Moe]].\n",
        "Notes/b.md": "See [[People/Hedda Moe]].\n",
    }
    found = open_site(database(tmp_path, notes))
    page = html.unescape(found.text("/-/kg/problems?severity=info"))
    assert "“Heda Moe”: perhaps Hedda Moe" in page
    assert "kg doctor" not in page
    monkeypatch.setattr(databases, "_LARGE", 2)
    page = html.unescape(found.text("/-/kg/problems?severity=info"))
    assert "perhaps Hedda Moe" not in page
    assert "<code>kg doctor</code> says" in page


def test_of_a_very_long_note_the_page_of_its_thing_has_the_beginning(
    tmp_path: Path, open_site: OpenSite
) -> None:
    lines = "".join(f"- line {number} of many\n" for number in range(3000))
    notes = {"People/Ann Lee.md": f"---\ntype: person\n---\n{lines}"}
    found = open_site(database(tmp_path, notes))
    page = found.text("/-/kg/node/person:ann-lee")
    assert "line 0 of many" in page
    assert "line 2999 of many" not in page
    assert "The text goes on" in page
    whole = found.text("/-/kg/note/People/Ann%20Lee.md")
    assert "line 2999 of many" in whole


def test_a_page_looks_up_no_links_below_what_it_shows_of_a_note(
    tmp_path: Path, open_site: OpenSite
) -> None:
    lines = ["[[First]]", *(f"line {at} of a very long note" for at in range(2_000)), "[[Last]]"]
    notes = {"Long.md": "\n".join(lines), "First.md": "a", "Last.md": "b"}
    db = database(tmp_path, notes)
    conn = open_read(str(db))
    (number,) = conn.execute("select id from notes where path = 'Long.md'").fetchone()
    targets = queries.load("targets", "web")
    found = queries.ask(conn, targets, {"note": number, "last": 2_000}).dicts()
    conn.close()
    assert [one["target"] for one in found] == ["First"]
    site = open_site(db)
    assert "/-/kg/node/note:First.md" in Page(site.text("/-/kg/node/note:Long.md")).links()
    assert "/-/kg/node/note:Last.md" in Page(site.text("/-/kg/note/Long.md")).links()
