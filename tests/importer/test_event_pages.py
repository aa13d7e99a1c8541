"""Notes that share the day and the name of a meeting."""

from pathlib import Path

import pytest

from tests.builders import database, imported, rows, vault
from tests.dump import dump

TOLD = "select path, severity, message from problems where code = 'same-title' order by path"
SAID = (
    "“Hello” has the day and the title of Mail/a.md, but they share nobody, so they are two events;"
    " if they are one, let one name the other as its `source_ref`, or name in both who was there"
)
COUNT = "select count(*) from meetings"
ME = 'me = ["Nora Berg", "nora@x.example"]\n'


def mail(sender: str, day: str = "2026-01-05", more: str = "") -> str:
    return (
        f'---\ntype: email\ndate: {day}\nsubject: Hello\nfrom: "{sender}"\n'
        f"to: Nora Berg <nora@x.example>\n---\n{more}\n"
    )


@pytest.mark.parametrize(
    ("other", "events", "told"),
    [
        (mail("Bo Ek <bo@x.example>"), 2, [("Mail/b.md", "info", SAID)]),
        # One sender may well have written twice in one exchange.
        (mail("Ann Lee <ann@x.example>"), 1, []),
        (mail("Bo Ek <bo@x.example>", day="2026-01-06"), 2, []),
    ],
)
def test_mails_of_one_subject_and_day_are_one_where_they_share_somebody(
    tmp_path: Path, other: str, events: int, told: list[tuple[str, str, str]]
) -> None:
    notes = {"kg.toml": ME, "Mail/a.md": mail("Ann Lee <ann@x.example>"), "Mail/b.md": other}
    db = database(tmp_path, notes)
    assert rows(db, TOLD) == told
    assert rows(db, COUNT) == [(events,)]


def test_both_keep_their_contacts(tmp_path: Path) -> None:
    notes = {"Mail/a.md": mail("Ann Lee"), "Mail/b.md": mail("Bo Ek"), "kg.toml": ME}
    found = rows(
        database(tmp_path, notes),
        "select p.name, n.path from contacts c join people p on p.id = c.person_id"
        " join notes n on n.id = c.note_id where not p.is_me order by 1",
    )
    assert found == [("Ann Lee", "Mail/a.md"), ("Bo Ek", "Mail/b.md")]


def test_not_same_keeps_them_apart(tmp_path: Path) -> None:
    toml = ME + 'not_same = [["Mail/a.md", "Mail/b.md"]]\n'
    notes = {"Mail/a.md": mail("Ann Lee"), "Mail/b.md": mail("Bo Ek"), "kg.toml": toml}
    db = database(tmp_path, notes)
    assert rows(db, "select count(*) from meetings") == [(2,)]
    assert rows(db, TOLD) == []


def test_a_transcript_and_its_note_are_one_by_intent(tmp_path: Path) -> None:
    notes = {
        "Review.md": "---\ntype: meeting\ndate: 2026-01-05\nattendees: Ann Lee\n"
        'source_ref: "[[Words]]"\n---\n',
        "Words.md": "# Words\n\nAnn: hello\n",
    }
    db = database(tmp_path, notes)
    assert rows(db, "select count(*) from notes n join meetings m on m.id = n.node_id") == [(2,)]
    assert rows(db, TOLD) == []


def test_a_refresh_tells_what_a_whole_import_would(tmp_path: Path) -> None:
    db = database(tmp_path, {"kg.toml": ME, "Mail/a.md": mail("Ann Lee")})
    assert rows(db, TOLD) == []
    folder = vault(tmp_path / "vault", {"Mail/b.md": mail("Bo Ek")})
    imported(folder, db)
    assert rows(db, TOLD) == [("Mail/b.md", "info", SAID)]
    vault(folder, {"Mail/b.md": mail("Ann Lee")})
    imported(folder, db)
    assert rows(db, TOLD) == []
    assert rows(db, COUNT) == [(1,)]


def test_another_file_of_the_name_of_a_transcript_takes_its_place(tmp_path: Path) -> None:
    said = "---\ntype: meeting\ndate: 2026-01-05\nattendees: Ann Lee\n"
    notes = {
        "Meetings/Review.md": said + 'source_ref: "[[Talk]]"\n---\n# Review\n',
        "Transcripts/2026/Talk.md": said + "---\n# Talk\n",
    }
    folder = vault(tmp_path / "vault", notes)
    db, fresh = tmp_path / "kg.db", tmp_path / "fresh.db"
    imported(folder, db)
    other = folder / "A" / "Talk.md"
    other.parent.mkdir()
    other.write_text("Shorter, so the link leads here.\n", encoding="utf-8")
    imported(folder, db)
    imported(folder, fresh)
    held = "select title from meetings order by title"
    assert rows(db, held) == [("Review",), ("Talk",)]
    assert dump(db) == dump(fresh)
    other.unlink()
    imported(folder, db)
    assert rows(db, held) == [("Review",)]
