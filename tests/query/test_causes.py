"""Causes of problems: what is one cause, what it touches, and in which order they stand."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model.answers.state import ProblemCause
from kg.model.problems import cured_by
from kg.query import causes
from kg.store.reader import open_read
from tests.builders import database

ALL = ("error", "warning", "info")


def asked(tmp_path: Path, notes: dict[str, str], **filters: object) -> list[ProblemCause]:
    conn = open_read(str(database(tmp_path, notes)))
    return causes.causes(conn, **{"severity": ALL, **filters})  # type: ignore[arg-type]


def of(found: list[ProblemCause], code: str) -> list[ProblemCause]:
    return [one for one in found if one.code == code]


def test_one_cause_whatever_the_property_and_archives_counted_apart(tmp_path: Path) -> None:
    found = asked(
        tmp_path,
        {
            "Archive/Old.md": "---\ncreated: {{date}}\n---\n",
            "Notes/a.md": "---\ncreated: {{date}}\nupdated: {{date}}\n---\n",
            "Notes/b.md": "---\ncreated: {{date}}\n---\n",
        },
    )
    (one,) = of(found, "placeholder")
    assert (one.problems, one.notes, one.archived, one.answers) == (4, 2, 1, 0)
    assert (one.source, one.line) == ("Notes/a.md", 2)
    assert [place.source for place in one.places] == [
        "Notes/a.md", "Notes/a.md", "Notes/b.md", "Archive/Old.md",
    ]  # fmt: skip
    assert one.message.count("\n") == 1  # two different texts


def test_another_cure_is_another_cause(tmp_path: Path) -> None:
    found = asked(
        tmp_path,
        {
            "People/Ann Lee.md": "---\nemail: ask the office\ncadence: often\n---\n",
            "People/Bo Ek.md": "---\nemail: by phone\n---\n",
            "Projects/Weir.md": "---\nstatus: active\ndue: soon\n---\n- [ ] Rope 📅 05.01.2026\n",
            "Meetings/Gate.md": "---\ntype: meeting\nattendees: [Ann Lee]\n---\nWhen: 03/04/2026\n",
            "Meetings/Lock.md": "---\ntype: meeting\nattendees: [Ann Lee]\n---\n",
        },
    )
    cures = {one.cure: one.problems for one in of(found, "unread-value")}
    assert cures == {
        "write the address alone, or take the property out": 2,
        "write 14, 2w or monthly": 1,
        "write days as 2025-10-06 (year, month, day)": 1,
        "write the day at the end of the task as 📅 2026-01-05": 1,
    }
    two, none = sorted(of(found, "meeting-without-date"), key=lambda one: one.kg_toml or "z")
    assert two.kg_toml == 'date_order = "dmy" or date_order = "mdy"'
    assert (two.source, none.source) == ("Meetings/Gate.md", "Meetings/Lock.md")
    assert none.kg_toml is None


def test_links_to_pages_not_yet_written_are_one_unless_asked_for(tmp_path: Path) -> None:
    notes = {
        "Archive/Old.md": "[[Weir]]",
        "Notes/a.md": "[[Weir]] [[Lock]]",
        "Notes/b.md": "[[Weir]]",
        "Meetings/2026-01-05 Gate.md": "---\nattendees: ['[[Ann Lee]]', '[[Bo Ek]]']\n---\n",
    }
    (one,) = of(asked(tmp_path, notes), "missing-link")
    # The people are told of, so their pages are missed less: info. The gravest counts.
    assert (one.severity, one.problems, one.notes, one.archived) == ("warning", 4, 3, 1)
    assert (one.source, one.answers) == ("Notes/a.md", 2)
    several = asked(tmp_path / "again", notes, code=["missing-link"], severity=("warning",))
    assert [(one.notes, one.archived) for one in several] == [(2, 1), (1, 0)]
    assert [one.message.split("”")[0] for one in several] == [
        "No note is called “Weir", "No note is called “Lock",
    ]  # fmt: skip


def test_the_order_is_place_then_severity_then_answers_then_what_it_costs(tmp_path: Path) -> None:
    found = asked(
        tmp_path,
        {
            "Archive/Old.md": "---\nstatus: [open\n---\n",
            "Notes/x.md": "---\ntitle: a: b\n---\n",
            "Notes/a.md": "[[Weir]]\n\n<!-- no end\n",
            "Meetings/2026-01-05 Gate.md": "We spoke.\n",
            "Meetings/Lock.md": "---\ntype: meeting\nattendees: [Ann Lee, Bo Ek]\n---\n",
            "Meetings/Sill.md": "---\ntype: meeting\nattendees: [Cy Dow]\n---\n[[Gone]]\n",
        },
        severity=("error", "warning"),
    )
    assert [(one.code, one.answers) for one in found] == [
        ("broken-property", 0),  # the one that is not in the archive too
        ("meeting-without-date", 3),
        ("missing-link", 1),
        ("meeting-without-people", 0),  # costs a contact
        ("unclosed-comment", 0),
    ]
    assert (found[0].source, found[0].archived) == ("Notes/x.md", 1)


def test_an_error_in_an_archive_comes_behind_a_warning_elsewhere(tmp_path: Path) -> None:
    found = asked(
        tmp_path,
        {
            "Archive/Old.md": "---\nstatus: [open\n---\n",
            "Archive/Older.md": "[[Gone]]",
            "Notes/a.md": "[[Weir]]",
        },
        severity=("error", "warning"),
    )
    assert [(one.code, one.notes, one.archived) for one in found] == [
        ("missing-link", 1, 1),
        ("broken-property", 0, 1),
    ]


def test_what_is_told_once_for_several_notes_concerns_all_of_them(tmp_path: Path) -> None:
    attends = "---\nattendees: [{}, 'somebody from the yard']\n---\n"
    notes = {
        "Meetings/2026-01-05 Gate.md": attends.format("Ann Lee"),
        "Meetings/2026-01-06 Lock.md": attends.format("Bo Ek"),
        "Meetings/2026-01-07 Sill.md": "---\nattendees: [Cy Dow, 'two of \"the\" crew']\n---\n",
        "Notes/a.md": "[[c#Cost]]", "Notes/b.md": "[[c#Cost]] [[c#^b1]]", "Notes/c.md": "# Price\n",
    }  # fmt: skip
    found = asked(tmp_path, notes)
    (nobody,) = of(found, "not-a-name")
    assert (nobody.problems, nobody.notes, nobody.answers) == (2, 3, 3)
    words = ["somebody from the yard", 'two of "the" crew']
    assert cured_by(found) == {"nobody": words}
    assert nobody.kg_toml == 'nobody = ["somebody from the yard", "two of \\"the\\" crew"]'
    (heading,), (block,) = of(found, "missing-heading"), of(found, "missing-block")
    assert (heading.problems, heading.notes) == (1, 2)
    assert (block.problems, block.notes) == (1, 1)


def test_i_am_no_answer_of_mine_and_a_subject_is_one(tmp_path: Path) -> None:
    notes = {
        "kg.toml": 'me = ["Nora Falk"]\n',
        "Projects/Weir.md": "---\nstatus: active\n---\n",
        "Meetings/2026-01-05 Gate.md": "---\nattendees: [Nora Falk, Ann Lee]\nproject: Weir\n---\n"
        "[[Gone]]\n",
    }
    (one,) = of(asked(tmp_path, notes), "missing-link")
    assert one.answers == 2  # Ann Lee and the weir


def test_files_and_names_have_causes_without_a_note(tmp_path: Path) -> None:
    notes = {
        ".obsidian/app.json": "no json",
        "People/Ida Falk.md": "# Ida Falk\n",
        "People/Ida Falck.md": "# Ida Falck\n",
    }
    found = asked(tmp_path, notes)
    (unread,), (similar,) = of(found, "unread-setting"), of(found, "similar-name")
    assert (unread.notes, unread.archived, unread.answers) == (1, 0, 0)
    assert (similar.problems, similar.notes, similar.source) == (1, 0, None)


def test_many_texts_are_told_in_part_and_their_places_in_full(tmp_path: Path) -> None:
    body = " ".join(f"[[Gone {number}]]" for number in range(30))
    (one,) = of(asked(tmp_path, {"a.md": body}), "missing-link")
    assert one.message.endswith("\n… and 10 more")
    assert len(one.message.split("\n")) == 21
    assert len(causes.places([one])) == 30
    assert len(causes.places([one], 7)) == 7


def test_a_code_of_another_kg_is_a_cause_without_a_cure(tmp_path: Path) -> None:
    import sqlite3

    db = database(tmp_path, {"a.md": "[[Gone]]"})
    conn = sqlite3.connect(db)
    conn.execute("update problems set code = 'from-later' where code = 'missing-link'")
    (one,) = [one for one in causes.causes(conn) if one.code == "from-later"]
    assert (one.cure, one.kg_toml, one.notes) == ("", None, 1)
    assert cured_by([one]) == {}
    conn.close()


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="“bad” is no severity"):
        asked(tmp_path / "1", {"a.md": ""}, severity=["bad"])
    with pytest.raises(UsageError, match=r"Did you mean missing-link"):
        asked(tmp_path / "2", {"a.md": ""}, code=["missing-links"])
