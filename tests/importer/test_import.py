"""From notes to tables: the whole way, on vaults that hold one thing each."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.builders import database, imported, rows, vault

MEETING = "---\ntype: meeting\ndate: {date}\nattendees: [{who}]\nproject: Harbor\n---\n"


def problems(db: Path) -> list[tuple[object, ...]]:
    return rows(db, "select code, path, line from problems where severity <> 'info' order by 1, 2")


def test_a_note_with_broken_yaml_keeps_its_body_and_its_good_properties(tmp_path: Path) -> None:
    text = "---\nstatus: blocked\ntitle: a: b: c\n---\nthe body is here\n"
    db = database(tmp_path, {"Projects/Harbor.md": text})
    assert rows(db, "select body from notes") == [("the body is here\n",)]
    assert rows(db, "select name, status from projects") == [("Harbor", "blocked")]
    assert problems(db) == [("broken-property", "Projects/Harbor.md", 3)]


def test_bytes_that_are_no_text_are_replaced_and_reported(tmp_path: Path) -> None:
    db = database(tmp_path, {"A.md": b"one\ntwo \xff\xfe three\n"})
    ((body,),) = rows(db, "select body from notes")
    assert str(body).startswith("one\ntwo \ufffd")
    assert problems(db) == [("invalid-utf8", "A.md", 2)]


def test_an_unfilled_placeholder_costs_its_property_only(tmp_path: Path) -> None:
    text = "---\ncreated: { { DATE } }\nstatus: blocked\n---\n"
    db = database(tmp_path, {"Projects/Harbor.md": text})
    assert rows(db, "select key, value from properties") == [("status", "blocked")]
    assert problems(db) == [("placeholder", "Projects/Harbor.md", 2)]


def test_missing_links_are_one_problem_a_target(tmp_path: Path) -> None:
    db = database(tmp_path, {"A.md": "[[Gone]] and [[gone]]\n", "B.md": "\n[[Gone]]\n"})
    found = rows(db, "select path, line, message from problems where code = 'missing-link'")
    assert found == [("A.md", 1, "No note is called “Gone”: 3 links lead there, in 2 notes")]


def test_an_import_writes_no_byte_into_the_vault(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"A.md": "[[B]]", "B.md": "x"})
    before = {file: file.stat().st_mtime_ns for file in [folder, *folder.rglob("*")]}
    imported(folder, tmp_path / "kg.db")
    assert {file: file.stat().st_mtime_ns for file in [folder, *folder.rglob("*")]} == before


def test_the_owner_is_named_or_guessed_and_the_guess_is_told(tmp_path: Path) -> None:
    notes = {
        f"Meetings/2025-10-0{day} Talk.md": MEETING.format(date=f"2025-10-0{day}", who=who)
        for day, who in enumerate(
            [
                "Kaja Moe, Ann Lee",
                "Kaja Moe, Bo Ek",
                "Cleo Dahl, Kaja Moe",
                "Kaja Moe, Per Lund",
                "Kaja Moe, Ida Ro",
            ],
            1,
        )
    }
    folder = vault(tmp_path / "vault", notes)
    assert imported(folder, tmp_path / "kg.db").me is None
    vault(folder, {".git/config": "[user]\n\tname = Kaja Moe\n"})
    report = imported(folder, tmp_path / "kg.db")
    assert (report.me, report.me_guessed) == ("Kaja Moe", True)
    assert rows(tmp_path / "kg.db", "select code from problems where code like 'owner%'")
    vault(folder, {"kg.toml": 'me = ["Ann Lee"]\n'})
    report = imported(folder, tmp_path / "kg.db")
    assert (report.me, report.me_guessed) == ("Ann Lee", False)
    assert rows(tmp_path / "kg.db", "select name from people where is_me") == [("Ann Lee",)]


def test_somebody_met_often_and_alone_is_not_taken_for_the_owner(tmp_path: Path) -> None:
    notes = {
        "Meetings/a.md": MEETING.format(date="2025-10-01", who="Ann Lee"),
        "Meetings/b.md": MEETING.format(date="2025-10-02", who="Ann Lee, Bo Ek"),
        "Meetings/c.md": MEETING.format(date="2025-10-03", who="Ann Lee, Cleo Dahl"),
    }
    assert imported(vault(tmp_path / "vault", notes), tmp_path / "kg.db").me is None


def test_a_fact_that_changes_is_remembered_with_the_day(tmp_path: Path) -> None:
    page = "---\ntype: project\nstatus: {}\nowner: Ann Lee\n---\n"
    folder = vault(tmp_path / "vault", {"Harbor.md": page.format("active")})
    imported(folder, tmp_path / "kg.db")
    vault(folder, {"Harbor.md": page.format("stuck, no permit")})
    imported(folder, tmp_path / "kg.db")
    found = rows(tmp_path / "kg.db", "select node_key, field, old, new from changes")
    assert found == [("project:harbor", "status", "active", "blocked")]


def test_changes_outlive_a_full_import(tmp_path: Path) -> None:
    page = "---\ntype: project\nstatus: {}\n---\n"
    folder = vault(tmp_path / "vault", {"Harbor.md": page.format("active")})
    for status in ("active", "blocked"):
        vault(folder, {"Harbor.md": page.format(status)})
        imported(folder, tmp_path / "kg.db")
    imported(folder, tmp_path / "kg.db", full=True)
    assert rows(
        tmp_path / "kg.db", "select n.key, c.new from changes c join nodes n on n.id = c.node_id"
    ) == [("project:harbor", "blocked")]


def test_a_renamed_note_keeps_its_id_and_its_history(tmp_path: Path) -> None:
    page = "---\ntype: project\nstatus: {}\n---\n"
    folder = vault(tmp_path / "vault", {"Harbor.md": page.format("active"), "A.md": "[[Harbor]]"})
    db = tmp_path / "kg.db"
    imported(folder, db)
    vault(folder, {"Harbor.md": page.format("blocked")})
    imported(folder, db)
    ((before,),) = rows(db, "select id from notes where path = 'Harbor.md'")
    (folder / "Harbor.md").rename(folder / "Quay.md")
    report = imported(folder, db)
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    assert rows(db, "select id from notes where path = 'Quay.md'") == [(before,)]
    assert rows(db, "select node_key, new from changes") == [("project:quay", "blocked")]
    assert rows(db, "select resolution from links") == [("missing",)]


def test_a_note_and_what_it_was_made_from_are_one_meeting(tmp_path: Path) -> None:
    made = MEETING.format(date="2025-10-01", who="Ann Lee") + "about it\n"
    notes = {
        "Meetings/2025-10-01 Offer.md": made.replace(
            "---\nabout", "source_ref: '[[raw 17]]'\n---\nabout"
        ),
        "Transcripts/raw 17.md": "Ann: hello\n",
        "B.md": "[[raw 17]]\n",
    }
    db = database(tmp_path, notes)
    assert rows(db, "select title from meetings") == [("Offer",)]
    assert rows(
        db, "select n.path from notes n join meetings m on m.id = n.node_id order by n.path"
    ) == [("Meetings/2025-10-01 Offer.md",), ("Transcripts/raw 17.md",)]
    assert rows(db, "select d.key from links l join nodes d on d.id = l.target_node_id") == [
        ("meeting:2025-10-01-offer",),
        ("meeting:2025-10-01-offer",),
    ]


def test_attachments_are_reached_by_links_and_are_no_notes(tmp_path: Path) -> None:
    db = database(tmp_path, {"A.md": "![[pic.png]] [[pic]]\n", "img/pic.png": b"png"})
    assert rows(
        db,
        "select l.target, a.path, l.resolution from links l"
        " left join attachments a on a.id = l.target_attachment_id order by l.id",
    ) == [("pic.png", "img/pic.png", "path"), ("pic", None, "missing")]
    assert rows(db, "select count(*) from notes") == [(1,)]


def test_ignored_files_are_not_read(tmp_path: Path) -> None:
    notes = {
        "A.md": "a",
        "Private/B.md": "b",
        "Old/C.md": "c",
        ".hidden/D.md": "d",
        ".trash/E.md": "e",
        "F.draft.md": "f",
        ".obsidian/app.json": '{"userIgnoreFilters": ["Private/", "/^Ol/"]}',
        "kg.toml": 'ignore = ["*.draft.md"]\n',
    }
    assert rows(database(tmp_path, notes), "select path from notes") == [("A.md",)]


def test_pages_in_an_archive_do_not_decide(tmp_path: Path) -> None:
    page = "---\ntype: project\nstatus: {}\nlast_updated: {}\n---\n# Harbor\n"
    notes = {
        "Projects/Harbor.md": page.format("blocked", "2025-01-01"),
        "Archive/Projects/Harbor.md": page.format("done", "2025-12-01"),
    }
    db = database(tmp_path, notes)
    assert rows(db, "select status from projects") == [("blocked",)]
    assert rows(db, "select path from notes where is_primary") == [("Projects/Harbor.md",)]
    assert rows(db, "select path, line from problems where code = 'contradiction'") == [
        ("Archive/Projects/Harbor.md", 3)
    ]


def test_daily_notes_are_known_by_the_vaults_own_format(tmp_path: Path) -> None:
    notes = {
        ".obsidian/daily-notes.json": '{"folder": "Log", "format": "DD.MM.YYYY"}',
        "Log/03.12.2025.md": "- Called [[Ann Lee]] about [[Harbor]]\n",
        "Log/Other.md": "x",
        "People/Ann Lee.md": "",
        "Projects/Harbor.md": "",
    }
    db = database(tmp_path, notes)
    assert rows(db, "select name, date from notes where kind = 'daily'") == [
        ("03.12.2025", "2025-12-03")
    ]
    assert rows(db, "select date, channel, basis from contacts") == [("2025-12-03", "call", "log")]


def test_types_of_properties_are_those_that_the_vault_declares(tmp_path: Path) -> None:
    notes = {
        ".obsidian/types.json": '{"types": {"code": "text"}}',
        "A.md": "---\ncode: 2025-12-03\nwhen: 2025-12-03\n---\n",
    }
    assert rows(database(tmp_path, notes), "select key, type from properties order by key") == [
        ("code", "text"),
        ("when", "date"),
    ]


def test_a_change_that_its_time_hides_is_taken_whole_when_the_note_is_read(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"A.md": "# One\n[[B]] #old\n", "B.md": "x"})
    db = tmp_path / "kg.db"
    imported(folder, db)
    note = folder / "A.md"
    times = note.stat()
    note.write_text("# Two\n[[B]] #new\n")  # as long as before
    os.utime(note, ns=(times.st_atime_ns, times.st_mtime_ns))
    (folder / "B.md").rename(folder / "C.md")  # A asked for the name, so it is read again
    imported(folder, db)
    assert rows(db, "select text from headings") == [("Two",)]
    assert rows(db, "select name from note_tags") == [("new",)]
    assert rows(db, "select target, resolution from links") == [("B", "missing")]
    assert rows(
        db,
        "select path from notes_fts join notes on id = notes_fts.rowid where notes_fts match 'two'",
    ) == [("A.md",)]


def test_a_transcript_that_no_meeting_names_any_more_is_its_own_page_again(tmp_path: Path) -> None:
    meeting = "---\ntype: meeting\ndate: 2025-10-07\n{source}---\n"
    named = meeting.format(source="source_ref: '[[raw]]'\n")
    folder = vault(tmp_path / "vault", {"Offer.md": named, "raw.md": "body\n"})
    db = tmp_path / "kg.db"
    imported(folder, db)
    pages = "select d.key, n.path, n.is_primary from notes n join nodes d on d.id = n.node_id"
    assert rows(db, f"{pages} order by n.path") == [
        ("meeting:2025-10-07-offer", "Offer.md", 1),
        ("meeting:2025-10-07-offer", "raw.md", 0),
    ]
    (folder / "Offer.md").write_text(meeting.format(source=""))
    imported(folder, db)
    assert rows(db, f"{pages} order by n.path") == [
        ("meeting:2025-10-07-offer", "Offer.md", 1),
        ("note:raw.md", "raw.md", 1),
    ]


@pytest.mark.parametrize("changed", [False, True])
def test_statistics_of_another_program_are_dropped(tmp_path: Path, changed: bool) -> None:
    # They make other plans than those that the queries are written for.
    folder = vault(tmp_path / "vault", {"People/Ann Lee.md": "[[Bob Ek]]", "People/Bob Ek.md": ""})
    db = tmp_path / "kg.db"
    imported(folder, db)
    other = sqlite3.connect(db)
    other.execute("analyze")
    other.close()
    assert rows(db, "select count(*) > 0 from sqlite_stat1") == [(1,)]
    if changed:
        (folder / "People" / "Bob Ek.md").write_text("More.\n")
    imported(folder, db)
    assert rows(db, "select name from sqlite_master where name like 'sqlite_stat%'") == []


@pytest.mark.parametrize("changed", [False, True])
def test_views_of_another_kg_are_made_anew(tmp_path: Path, changed: bool) -> None:
    folder = vault(tmp_path / "vault", {"People/Ann Lee.md": "[[Bob Ek]]", "People/Bob Ek.md": ""})
    db = tmp_path / "kg.db"
    imported(folder, db)
    made = rows(db, "select name, sql from sqlite_master where type = 'view' order by name")
    other = sqlite3.connect(db)
    other.execute("drop view edges")
    other.execute("create view edges as select 1 as source")
    other.close()
    if changed:
        (folder / "People" / "Bob Ek.md").write_text("More.\n")
    imported(folder, db)
    assert rows(db, "select name, sql from sqlite_master where type = 'view' order by name") == made


def test_a_view_of_ones_own_stays(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"People/Ann Lee.md": "[[Bob Ek]]", "People/Bob Ek.md": ""})
    db = tmp_path / "kg.db"
    imported(folder, db)
    other = sqlite3.connect(db)
    other.execute("create view short as select path from notes")
    other.close()
    (folder / "People" / "Bob Ek.md").write_text("More.\n")
    imported(folder, db)
    assert rows(db, "select path from short order by path") == [
        ("People/Ann Lee.md",),
        ("People/Bob Ek.md",),
    ]
