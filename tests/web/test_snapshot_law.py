"""A copy without some notes is what an import leaves to which they were never shown, redacted."""

import os
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.model.vocabulary import DEFAULT_RULES
from kg.web.snapshot import Redaction, write
from tests.builders import DAY, imported, rows, vault
from tests.dump import sound, tables
from tests.law import surroundings
from tests.law.compare import rows as differing
from tests.law.sequences import fill
from tests.law.world import World

ANN = "---\ntype: person\n---\n# Ann Lee\n"


def copy_of(db: Path, out: Path, redaction: Redaction) -> Path:
    return out / write(str(db), str(out), redaction, DEFAULT_RULES)[0]


def take_out(folder: Path, db: Path, redaction: Redaction) -> None:
    """Delete from the vault what is excluded; folders stay, so that links to them tell the same."""
    links = [
        (str(path), {str(source) for (source,) in rows(db, _SOURCES, path)})
        for (path,) in rows(db, _LINKED)
    ]
    for name in redaction.folders:
        for path in (folder / name).rglob("*"):
            if path.is_symlink() or not path.is_dir():
                path.unlink()
    for tag in redaction.tags:
        for (path,) in rows(db, _TAGGED, tag, f"{tag}/%"):
            (folder / str(path)).unlink(missing_ok=True)
    # Of the other files those go that only such notes link to.
    for path, sources in links:
        if not any((folder / source).exists() for source in sources):
            (folder / path).unlink(missing_ok=True)


_TAGGED = (
    "select distinct n.path from notes n join note_tags t on t.note_id = n.id"
    " where lower(t.name) = ? or lower(t.name) like ?"
)
_LINKED = "select path from attachments where id in (select target_attachment_id from links)"
_SOURCES = (
    "select n.path from links l join notes n on n.id = l.source_note_id"
    " join attachments a on a.id = l.target_attachment_id where a.path = ?"
)


def law(tmp_path: Path, db: Path, redaction: Redaction) -> Path:
    """Hold the copy against one of an import of the rest; the copy's database."""
    found = copy_of(db, tmp_path / "out", redaction)
    take_out(tmp_path / "vault", db, redaction)
    imported(tmp_path / "vault", tmp_path / "rest.db")
    same = redaction._replace(folders=(), tags=())
    wanted = copy_of(tmp_path / "rest.db", tmp_path / "wanted", same)
    sound(found)
    theirs = tables(wanted)
    for name, table in tables(found).items():
        told = [one.told() for one in differing(name, table.columns, table.rows, theirs[name].rows)]
        assert told == [], name
    assert rows(found, "select count(*) from changes") == [(0,)]
    return found


# What the excluded notes decide: the notes, and a question that is answered otherwise without them.
DECIDED: dict[str, tuple[Mapping[str, str | bytes], str]] = {
    "the second event of a name that is a candidate": (
        {
            "Meetings/2026-01-02 Keel.md": "---\nattendees: [Ann Lee, zef42]\n---\n",
            "Private/2026-01-05 Mast.md": "---\ntype: meeting\nattendees: [Ann Lee, zef42]\n---\n",
            "Notes/Talk.md": "- 2026-01-07: called zef42 about [[Sails]]\n",
            "Projects/Sails.md": "# Sails\n",
            "People/Ann Lee.md": ANN,
        },
        "select p.name, m.date from attendances a join people p on p.id = a.person_id"
        " join meetings m on m.id = a.meeting_id where m.date = '2026-01-02' order by 1",
    ),
    "the nearer of two equal links": (
        {
            "Private/Rope.md": "the near one\n",
            "Far/Away/Rope.md": "the far one\n",
            "Rig.md": "[[Rope]] and [[Private/Rope]]\n",
        },
        "select n.path from links l join notes n on n.id = l.target_note_id where target = 'Rope'",
    ),
    "the page of an alias": (
        {
            "Private/Ann Lee.md": "---\ntype: person\naliases: [Skipper Ann]\n---\n",
            "Meetings/2026-01-02 Keel.md": "---\nattendees: [Skipper Ann, Bo Ek]\n---\n",
            "Projects/Sails.md": "---\nowner: Skipper Ann\n---\n# Sails\n",
        },
        "select key from nodes where kind = 'person' order by key",
    ),
    "the display text of a link": (
        {
            "People/Ann Lee.md": ANN,
            "Private/Diary.md": "[[Ann Lee|Annika Leander]] came.\n",
            "Meetings/2026-01-02 Keel.md": "---\nattendees: [Annika Leander, Bo Ek]\n---\n",
        },
        "select display from links",
    ),
    "the company that groups a list": (
        {
            "Private/Tidewright.md": "---\ntype: organization\n---\n# Tidewright\n",
            "Meetings/2026-01-02 Keel.md": "## Attendees\n\n- Tidewright: Ann Lee, Bo Ek\n",
        },
        "select p.name, o.label from people p left join nodes o on o.id = p.organization_id",
    ),
    "the original of a copy": (
        {
            "Plans/Hull.md": "---\ntype: project\ntags: [private]\nstatus: blocked\n---\n# Hull\n",
            "Plans/Hull (conflicted copy 2026-01-02).md": "---\ntype: project\n---\n# Hull\n",
            "Log.md": "[[Hull]]\n",
        },
        "select code from problems order by code",
    ),
    "the meeting of a transcript": (
        {
            "Transcripts/raw keel.md": "Ann Lee: hello\nBo Ek: hello\nAnn Lee: bye\nBo Ek: bye\n",
            "Private/2026-01-02 Keel.md": "---\ntype: meeting\nattendees: [Ann Lee, Cy Dow]\n"
            "transcript: '[[raw keel]]'\n---\n",
            "People/Ann Lee.md": ANN,
        },
        "select count(*) from meetings",
    ),
    "who is taken for me": (
        {
            **{
                f"Meetings/2026-01-0{day} Keel.md": f"---\nattendees: [Ann Lee, {other}]\n---\n"
                for day, other in enumerate(("Bo Ek", "Cy Dow"), 1)
            },
            **{
                f"Private/2026-01-0{day} Mast.md": "---\ntype: meeting\n"
                f"attendees: [Bo Ek, {other}]\n---\n"
                for day, other in enumerate(("Cy Dow", "Di Fox", "Ed Gray", "Flo Hart"), 3)
            },
            "Private/Recorder.md": "Recorded to /Users/bo.ek/audio/a.m4a\n",
        },
        "select name from people where is_me",
    ),
    "which day a number means": (
        {
            "Log/a.md": "---\ntype: meeting\nattendees: [Ann Lee, Bo Ek]\ndate: 03/04/2025\n---\n",
            "Log/Private/b.md": "---\ntype: meeting\nattendees: [Ann Lee]\ndate: 25/04/2025\n---\n",
            "Private/c.md": "c\n",
        },
        "select count(*) from meetings",
    ),
}


@pytest.mark.parametrize("what", DECIDED)
def test_what_excluded_notes_decide_goes_with_them(what: str, tmp_path: Path) -> None:
    notes, question = DECIDED[what]
    folder, db = vault(tmp_path / "vault", notes), tmp_path / "kg.db"
    imported(folder, db)
    out = tuple(sorted({path[: path.index("Private") + 7] for path in notes if "Private" in path}))
    tags = ("private",) if any("[private]" in str(text) for text in notes.values()) else ()
    found = law(tmp_path, db, Redaction(out, tags))
    assert rows(db, question) != rows(found, question)


HIDING = ({}, {"bodies": True}, {"contact_details": True, "bodies": True})


@pytest.mark.parametrize("number", range(12))
def test_random_vaults(number: int, tmp_path: Path) -> None:
    rng = random.Random(f"snapshot {number}")
    world = World(tmp_path / "vault", rng)
    fill(world, DAY)
    for around in rng.sample((surroundings.attach, surroundings.obsidian, surroundings.toml), 2):
        world.do(around.__name__, around(world))
    if "broken" in world.text("kg.toml"):
        (tmp_path / "vault" / "kg.toml").unlink()
    for _ in range(3):
        world.do("link", surroundings.link(world))
    db = tmp_path / "kg.db"
    imported(tmp_path / "vault", db)
    folders = [str(row[0]) for row in rows(db, "select distinct folder from notes")]
    topmost = sorted({folder.partition("/")[0] for folder in folders} - {""})
    out = tuple(rng.sample(topmost, min(len(topmost) - 1, rng.randint(0, 2))))
    tags = [str(row[0]) for row in rows(db, "select normalised from tags")]
    chosen = tuple(rng.sample(tags, min(len(tags), 1 if out else 2)))
    law(tmp_path, db, Redaction(out, chosen, **rng.choice(HIDING)))


@pytest.mark.parametrize("number", range(6))
def test_random_links_of_the_file_system(number: int, tmp_path: Path) -> None:
    rng = random.Random(f"links {number}")
    folders = ("Private", "Private/Deep", "Notes", "Files")
    notes = {
        f"{folder}/{name}": f"![[x.png]] [[{name}]]\n"
        for folder in folders
        for name in ("a.md", "x.png", ".b.md", ".y.png")
    }
    folder = vault(tmp_path / "vault", notes)
    for at in range(8):
        path = folder / rng.choice(folders) / f"l{at}{rng.choice(('.md', '.png'))}"
        if not os.path.lexists(path):
            there = [one for one in folder.rglob("*") if not one.is_dir() or one.is_symlink()]
            path.symlink_to(rng.choice(sorted(there)))
    imported(folder, tmp_path / "kg.db")
    law(tmp_path, tmp_path / "kg.db", Redaction(("Private",)))
