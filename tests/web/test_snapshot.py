"""Copies to hand on: what is left out leaves nothing behind."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model.vocabulary import DEFAULT_RULES
from kg.store import queries
from kg.store.redact import NothingExcluded, NothingLeft
from kg.web.snapshot import NotEmpty, OtherThanImported, Redaction, write
from tests.builders import database, imported, vault
from tests.dump import tables

from .conftest import OpenSite

# Every word with zq stands only in notes that are left out.
NOTES = {
    "People/Ann Lee.md": """---
type: person
role: Pilot
---
# Ann Lee
[[Paper Boats]]
""",
    "People/Bo Marsh.md": """---
type: person
email: bo.marsh@boats.example
phone: '+44 20 5550 0142'
---
Write to bo@home.example or call 020 5550 0199.
""",
    "Projects/Paper Boats.md": """---
type: project
status: blocked
owner: '[[Ann Lee]]'
due: 2026-02-03
waits_for: '[[Vera Zqsecret]]'
---
- 2026-01-02: [[2026-01-02 Talk]] - went well (via Ann Lee)
- 2026-01-04: [[2026-01-04 Zqmeeting]] - hush (via Bo Marsh)
- [ ] fold 20 boats by 2026-01-20 @Ann Lee
""",
    "Private/Vera Zqsecret.md": """---
type: person
email: zqvera@zqmail.example
aliases: [Zqalias]
zqproperty: zqvalue
tags: [zqtag]
---
# Zqheading

## Key Facts

- zqfact

- [ ] zqtask due 📅 2026-01-05 ^zqblock

[[Zqtarget]] ![[zqpicture.png]]
zqfield:: zqinline
""",
    "Private/Deep/2026-01-04 Zqmeeting.md": """---
attendees: ['Ann Lee', 'Zqattendee']
project: '[[Paper Boats]]'
---
zqtalk
""",
    "Private/Ann more.md": """---
type: person
title: Ann Lee
phone: '+1 555 010 9999'
role: Zqrole
last_updated: 2026-01-09
aliases: [Zqannie]
---
zqtext
""",
    "Private/Boats more.md": """---
type: project
title: Paper Boats
status: zqstatus
last_updated: 2026-01-09
---
""",
    "Private/Long.md": "zqlong text\n" * 30_000,
    "Notes/Hush.md": "---\ntags: [private/zqdeeper]\n---\nzqhush [[Ann Lee]]\n",
    "Meetings/2026-01-02 Talk.md": "---\nattendees: ['[[Ann Lee]]']\n---\nabout [[Paper Boats]]\n",
    "Private/zqpicture.png": b"\x89PNG",
}

Snap = Callable[..., Path]


@pytest.fixture
def snap(tmp_path: Path) -> Snap:
    def make(**options: object) -> Path:
        db = database(tmp_path, NOTES)
        write(str(db), str(tmp_path / "out"), Redaction(**options), DEFAULT_RULES)  # type: ignore[arg-type]
        return tmp_path / "out"

    return make


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{folder / 'kg.db'}?mode=ro", uri=True) as conn:
        return conn.execute(sql).fetchall()


HIDDEN = {"folders": ("Private",), "tags": ("private",)}


def test_excluded_notes_leave_no_byte(snap: Snap) -> None:
    assert_nothing_hidden(snap(**HIDDEN))


def assert_nothing_hidden(folder: Path) -> None:
    found = (folder / "kg.db").read_bytes().lower()
    # What the note that stays says of the others is its own text.
    own = [b"[[vera zqsecret]]", b"[[2026-01-04 zqmeeting]]"]
    texts = b" ".join(
        str(row).lower().encode()
        for row in rows(folder, "select path, body, frontmatter, aliases from notes")
    )
    for word in (
        b"zqmail", b"zqvera", b"zqalias", b"zqannie", b"zqproperty", b"zqvalue", b"zqtag",
        b"zqheading", b"zqfact", b"zqtask", b"zqblock", b"zqtarget", b"zqpicture", b"zqfield",
        b"zqinline", b"zqattendee", b"zqtalk", b"zqrole", b"zqtext", b"zqstatus", b"zqhush",
        b"zqdeeper", b"zqlong", b"zqnew", b"zqother", b"555 010 9999", b"private/",
    ):  # fmt: skip
        assert word not in found, word
    assert all(word in texts for word in own)


def test_what_stays_is_decided_anew(snap: Snap) -> None:
    folder = snap(**HIDDEN)
    assert rows(folder, "select name, role, phone from people order by name") == [
        ("Ann Lee", "Pilot", None),
        ("Bo Marsh", None, "+44 20 5550 0142"),
    ]
    assert rows(folder, "select name, status from projects") == [("Paper Boats", "blocked")]
    assert rows(folder, "select path from notes where is_primary = 0") == []
    # The project's own line tells of a call; that there was a note of it is not known.
    contacts = "select distinct date from contacts where direct = 1 order by 1"
    assert rows(folder, contacts) == [("2026-01-02",), ("2026-01-04",)]
    assert rows(folder, "select person, date from blocked_projects") == [("Bo Marsh", "2026-01-04")]
    links = "select resolution, target_note_id from links where target like '%Zq%'"
    assert rows(folder, links) == [("missing", None)] * 2
    assert rows(folder, "select notice from (" + STATUS + ")") == [(None,)]


STATUS = queries.load("status").text


def test_without_the_vault_rows_are_taken_out(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    shutil.rmtree(tmp_path / "vault")
    folder = cut(db, tmp_path)
    assert rows(folder, "select name, role, phone from people order by name") == [
        ("Ann Lee", "Pilot", None),
        ("Bo Marsh", None, "+44 20 5550 0142"),
    ]
    contacts = "select distinct person_id, date from contacts where direct = 1"
    assert [day for _, day in rows(folder, contacts)] == ["2026-01-02"]
    assert rows(folder, "select person, date from blocked_projects") == [("Ann Lee", "2026-01-02")]
    links = "select target, resolution, target_node_id from links where target like '%Zq%'"
    assert {row[1:] for row in rows(folder, links)} == {("missing", None)}
    assert_nothing_hidden(folder)
    ((notice,),) = rows(folder, "select notice from (" + STATUS + ")")
    assert "without its vault" in str(notice)
    # It goes on to a copy of the copy, whatever lies in the working folder.
    write(str(folder / "kg.db"), str(tmp_path / "again"), Redaction(("Meetings",)), DEFAULT_RULES)
    assert rows(tmp_path / "again", "select notice from (" + STATUS + ")") == [(notice,)]


def cut(db: Path, tmp_path: Path) -> Path:
    write(str(db), str(tmp_path / "cut"), Redaction(**HIDDEN), DEFAULT_RULES)
    return tmp_path / "cut"


def test_a_copy_of_a_copy_looks_for_no_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It knows the last part of its path alone, and without its texts it must stay."""
    db = database(tmp_path, NOTES)
    write(str(db), str(tmp_path / "mute"), Redaction(bodies=True), DEFAULT_RULES)
    monkeypatch.chdir(tmp_path)
    assert rows(tmp_path / "mute", "select vault from imports") == [("vault",)]
    folder = cut(tmp_path / "mute" / "kg.db", tmp_path)
    assert rows(folder, "select distinct body from notes") == [("",)]


@pytest.mark.parametrize("left", [(), ("Other.md",)])
def test_a_drive_that_is_not_mounted_is_no_vault(tmp_path: Path, left: tuple[str, ...]) -> None:
    db = database(tmp_path, NOTES)
    shutil.rmtree(tmp_path / "vault")
    vault(tmp_path / "vault", dict.fromkeys(left, "another\n"))
    assert "without its vault" in str(rows(cut(db, tmp_path), STATUS)[0])


CHANGED: dict[str, dict[str, str | bytes]] = {
    "Notes/New.md": {"Notes/New.md": "zqnew\n"},
    "People/Ann Lee.md": {"People/Ann Lee.md": "---\ntags: [private]\n---\nzqnew\n"},
    "Files/new.png": {"Files/new.png": b"new"},
    "kg.toml": {"kg.toml": 'me = ["Ann Lee"]\n'},
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_was_not_imported_is_not_handed_on(what: str, tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    folder = vault(tmp_path / "vault", CHANGED[what])
    with pytest.raises(OtherThanImported, match=f"{what}.*`kg import {folder} --db {db}` first"):
        cut(db, tmp_path)
    assert list((tmp_path / "cut").iterdir()) == []
    imported(folder, db)
    cut(db, tmp_path)


def test_a_note_that_went_is_not_handed_on(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    (tmp_path / "vault/People/Bo Marsh.md").unlink()
    with pytest.raises(OtherThanImported, match=r"1 file changed .*, such as People/Bo Marsh\.md"):
        cut(db, tmp_path)


def test_what_changed_in_the_excluded_notes_does_not_matter(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    vault(tmp_path / "vault", {"Private/New.md": "zqnew\n", "Private/Long.md": "zqother\n"})
    folder = cut(db, tmp_path)
    assert_nothing_hidden(folder)
    assert rows(folder, STATUS)[0][-1] is None


def test_a_kg_toml_that_was_given_is_given_again(tmp_path: Path) -> None:
    toml = tmp_path / "mine.toml"
    toml.write_text('ignore = ["Meetings/"]\n')
    db = database(tmp_path, NOTES, config=str(toml))
    with pytest.raises(OtherThanImported, match=r"kg\.toml"):
        cut(db, tmp_path)
    write(str(db), str(tmp_path / "cut"), Redaction(**HIDDEN), DEFAULT_RULES, str(toml))
    assert rows(tmp_path / "cut", "select path from notes where folder = 'Meetings'") == []


def test_a_note_that_is_left_in_the_cloud_is_missing_and_told(tmp_path: Path) -> None:
    db, folder = database(tmp_path, NOTES), tmp_path / "vault"
    (folder / "People/Bo Marsh.md").rename(folder / "People/.Bo Marsh.md.icloud")
    (folder / "Private/Long.md").rename(folder / "Private/.Long.md.icloud")
    imported(folder, db)
    found = cut(db, tmp_path)
    told = "select path from problems where code = 'not-downloaded'"
    assert rows(found, told) == [("People/Bo Marsh.md",)]


def test_links_of_the_file_system_do_not_show_excluded_notes(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", NOTES)
    (folder / "Notes/Linked.md").symlink_to(folder / "Private/Vera Zqsecret.md")
    (folder / "Private/Linked.md").symlink_to(folder / "People/Ann Lee.md")
    (folder / "Notes/pic.png").symlink_to(folder / "Private/zqpicture.png")
    imported(folder, tmp_path / "kg.db")
    found = cut(tmp_path / "kg.db", tmp_path)
    assert_nothing_hidden(found)
    told = "select path, message from problems where code = 'unreadable-file' order by 1"
    nowhere = "cannot be read: No such file or directory"
    assert rows(found, told) == [("Notes/Linked.md", nowhere), ("Notes/pic.png", nowhere)]
    assert rows(found, "select 1 from notes where path = 'People/Ann Lee.md'") == [(1,)]


def test_files_that_only_excluded_notes_show_go_with_them(tmp_path: Path) -> None:
    notes = NOTES | {
        "Files/zqscan.png": b"scan", "Files/own.png": b"own", "Files/loose.png": b"loose",
        "Notes/Own.md": "![[own.png]]\n", "Notes/More.md": "#private ![[zqscan.png]] [[own.png]]\n",
    }  # fmt: skip
    db = database(tmp_path, notes)
    for there in (True, False):
        if not there:
            shutil.rmtree(tmp_path / "vault")
            shutil.rmtree(tmp_path / "cut")
        folder = cut(db, tmp_path)
        assert rows(folder, "select path from attachments order by 1") == [
            ("Files/loose.png",), ("Files/own.png",),
        ]  # fmt: skip
        assert b"zqscan" not in (folder / "kg.db").read_bytes()


def test_a_copy_needs_a_note(snap: Snap) -> None:
    with pytest.raises(NothingLeft):
        snap(folders=("People", "Projects", "Private", "Notes", "Meetings"))


def test_an_import_into_a_copy_reads_every_note(tmp_path: Path) -> None:
    db, folder = database(tmp_path, NOTES), tmp_path / "vault"
    write(str(db), str(tmp_path / "out"), Redaction(), DEFAULT_RULES)
    vault(folder, {"Private/Ann more.md": "nothing\n"})
    copy = tmp_path / "out" / "kg.db"
    imported(folder, copy)
    imported(folder, db)
    assert tables(copy) == tables(db)


def test_the_copy_is_whole(snap: Snap) -> None:
    folder = snap(**HIDDEN, contact_details=True, bodies=True)
    assert rows(folder, "pragma integrity_check") == [("ok",)]
    assert rows(folder, "pragma foreign_key_check") == []
    assert rows(folder, "select count(*) from notes_fts where notes_fts match 'boats'") == [(1,)]
    with sqlite3.connect(folder / "kg.db") as conn:
        conn.execute("insert into notes_fts(notes_fts, rank) values ('integrity-check', 1)")
    assert rows(folder, "pragma journal_mode") == [("delete",)]
    assert rows(folder, "pragma freelist_count") == [(0,)]
    assert sorted(file.name for file in folder.iterdir()) == [
        "datasette.yaml", "inspect-data.json", "kg.db", "metadata.yaml", "settings.json",
    ]  # fmt: skip


def test_contact_details_leave_no_byte(snap: Snap, tmp_path: Path) -> None:
    folder = snap(contact_details=True)
    found = (folder / "kg.db").read_bytes().lower()
    for word in (
        b"bo.marsh@boats.example", b"boats.example", b"bo@home.example", b"home.example",
        b"5550 0142", b"5550 0199", b"010 9999", b"zqmail",
    ):  # fmt: skip
        assert word not in found, word
    body = "select body from notes where path = 'People/Bo Marsh.md'"
    assert rows(folder, body) == [("Write to [e-mail] or call [phone].\n",)]
    # Days and numbers are no phone numbers.
    (text,) = rows(folder, "select body from notes where path = 'Projects/Paper Boats.md'")[0]
    assert "2026-01-02" in str(text)
    assert "fold 20 boats by 2026-01-20" in str(text)
    assert rows(folder, "select due from projects") == [("2026-02-03",)]


SHOPS = {
    "kg.toml": '[kinds.shop]\nfolders = ["Shops"]\nfields = ["phone", "contact", "code", "open"]\n',
    "Shops/Ropes.md": "---\nphone: 555 zq 7\ncontact: [zq@ropes.example, 555710]\ncode: 155572\n"
    "open: true\n---\nAsk 555 zq 7.\n",
    "Shops/Zq Hidden.md": "---\nphone: 555710\n---\n",
}


def test_contact_details_of_things_leave_no_byte(tmp_path: Path) -> None:
    db = database(tmp_path, SHOPS)
    write(str(db), str(tmp_path / "out"), Redaction(contact_details=True), DEFAULT_RULES)
    found = (tmp_path / "out" / "kg.db").read_bytes()
    assert b"555 zq 7" not in found
    assert b"ropes.example" not in found
    assert b'"phone":' not in b"".join(
        str(row).encode() for row in rows(tmp_path / "out", "select fields from things")
    )
    assert rows(tmp_path / "out", "select fields from things where name = 'Ropes'") == [
        # A number of another shop's is hidden wherever it stands, and the JSON is whole.
        ('{"contact": ["[e-mail]", "[hidden]"], "code": 155572, "open": true}',)
    ]


def test_things_outlive_a_cut_without_their_vault(tmp_path: Path) -> None:
    db = database(tmp_path, SHOPS)
    vault(tmp_path / "vault", {"Shops/Drawer/Twine.md": "---\ncode: 8\n---\n"})
    imported(tmp_path / "vault", db)
    shutil.rmtree(tmp_path / "vault")
    write(str(db), str(tmp_path / "cut"), Redaction(("Shops/Drawer",)), DEFAULT_RULES)
    assert rows(tmp_path / "cut", "select name, fields from things where name = 'Ropes'") == [
        (
            "Ropes",
            '{"phone": "555 zq 7", "contact": ["zq@ropes.example", 555710], "code": 155572, '
            '"open": true}',
        )
    ]
    assert rows(tmp_path / "cut", "select count(*) from things") == [(2,)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+44 20 5550 0142", "[phone]"),
        ("tel: +1 (555) 010-9999 now", "tel: [phone] now"),
        ("(020) 5550 0142", "[phone]"),
        ("030/1234567", "[phone]"),
        ("555-123-4567", "[phone]"),
        ("on 2026-01-02 at 10:15", "on 2026-01-02 at 10:15"),
        ("2026-01-02T10:15:00Z", "2026-01-02T10:15:00Z"),
        ("20260102", "20260102"),
        ("1,000,000 boats for 12.50", "1,000,000 boats for 12.50"),
        ("v1.2.3 and 192.168.0.1", "v1.2.3 and 192.168.0.1"),
        ("ann.lee+x@mail.example.org,", "[e-mail],"),
        ("<Zoë@café.example>", "<[e-mail]>"),
        ("@Ann and a@b", "@Ann and a@b"),
    ],
)
def test_what_is_masked(text: str, expected: str) -> None:
    from kg.store.redact import MAIL, PHONE

    assert PHONE.sub("[phone]", MAIL.sub("[e-mail]", text)) == expected


def test_somebody_known_by_an_address_only_keeps_no_key_of_it(tmp_path: Path) -> None:
    db = database(
        tmp_path,
        {
            "Mail/2026-01-02 Hello.md": "---\ntype: email\nfrom: zq.only@zqhost.example\n"
            "to: Ann Lee\ndate: 2026-01-02\n---\nhello\n",
            "People/Ann Lee.md": "---\ntype: person\n---\n",
        },
    )
    write(str(db), str(tmp_path / "out"), Redaction(contact_details=True), DEFAULT_RULES)
    found = (tmp_path / "out" / "kg.db").read_bytes()
    assert b"zqhost" not in found
    assert b"zq-only" not in found


def test_bodies_leave_no_byte(snap: Snap) -> None:
    found = (snap(bodies=True) / "kg.db").read_bytes()
    for word in (b"zqtalk", b"zqtext", b"went well", b"about [[Paper Boats]]"):
        assert word not in found, word


FOREIGN = """
create table places (name text);
insert into places values ('zqforeign');
create table "a ""b" (x integer primary key autoincrement, y text);
insert into "a ""b" (y) values ('zqforeign');
create index places_name on places (name);
create view zqview as select body from notes;
create trigger zqtrigger after update on notes begin insert into places values (new.body); end;
create virtual table found using fts5(text);
insert into found values ('zqforeign zqforeign');
analyze;
"""


@pytest.mark.parametrize("options", [{}, HIDDEN, {"contact_details": True, "bodies": True}])
def test_what_somebody_added_to_the_database_is_left_out(
    tmp_path: Path, options: dict[str, object]
) -> None:
    db, out = database(tmp_path, NOTES), tmp_path / "out"
    listed = "select type, name from sqlite_master where name <> 'sqlite_sequence' order by 1, 2"
    with sqlite3.connect(db) as conn:
        own = conn.execute(listed).fetchall()
        conn.executescript(FOREIGN)
    write(str(db), str(out), Redaction(**options), DEFAULT_RULES)  # type: ignore[arg-type]
    assert rows(out, listed) == own
    found = (out / "kg.db").read_bytes()
    for word in (b"zqforeign", b"zqview", b"zqtrigger", b"places"):
        assert word not in found, word


def test_a_whole_copy_tells_nothing_of_the_machine(snap: Snap, tmp_path: Path) -> None:
    folder = snap()
    assert str(tmp_path).encode() not in (folder / "kg.db").read_bytes()
    assert rows(folder, "select vault from imports") == [("vault",)]
    assert rows(folder, "select count(*) from notes") == [(len(NOTES) - 1,)]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"folders": ("Privat",)}, "No note has the folder “Privat”"),
        ({"folders": ("/",)}, "No note has the folder “/”"),
        ({"tags": ("#privat",)}, "No note has the tag “#privat”"),
    ],
)
def test_a_slip_stops_the_copy(
    snap: Snap, tmp_path: Path, options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(NothingExcluded, match=sentence):
        snap(**options)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(snap: Snap, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(NotEmpty):
        snap()
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_plain_datasette_serves_it(snap: Snap, open_site: OpenSite) -> None:
    folder = snap(**HIDDEN)
    found = open_site(config_dir=folder)
    assert not found.datasette.databases["kg"].is_mutable
    assert found.datasette.setting("suggest_facets") is False
    assert "Blocked projects" in found.text("/")
    assert "Everybody whom the notes name" in found.text("/kg/people")
    assert "Ann Lee" in found.text("/kg/last_contact?status=blocked")
    assert found.get("/kg.db").status_code == 403
    inspected = json.loads((folder / "inspect-data.json").read_text())["kg"]
    assert inspected["tables"]["people"]["count"] == 2


def test_the_home_page_says_that_rows_were_taken_out(tmp_path: Path, open_site: OpenSite) -> None:
    db = database(tmp_path, NOTES)
    assert "without its vault" not in open_site(config_dir=cut(db, tmp_path)).text("/")
    shutil.rmtree(tmp_path / "cut")
    shutil.rmtree(tmp_path / "vault")
    found = open_site(config_dir=cut(db, tmp_path))
    assert "This copy was made without its vault" in found.text("/")
    assert "without its vault" in found.text("/kg/status")


def test_a_datasette_without_kg_serves_it(
    snap: Snap, open_site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datasette.plugins import pm

    from kg.web import plugin

    folder = snap(**HIDDEN)
    pm.unregister(plugin)
    try:
        found = open_site(config_dir=folder)
        assert found.get("/-/kg").status_code == 404
        page = found.text("/kg/people")
        assert "Everybody whom the notes name" in page
        assert "day of the last contact as a note states it" in page
        assert "Last contact" in found.queries()
        assert "Ann Lee" in found.text("/kg/last_contact?status=blocked")
        assert ">claims<" not in found.text("/kg")
    finally:
        pm.register(plugin, name="kg")
