"""What a page is called, and of what it is a page, follows the other notes: a refresh leaves what a
whole import would."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.errors import VaultError
from tests.builders import imported, rows, vault
from tests.dump import dump

MET = "---\ndate: 2026-01-05\nattendees: [Ruta Vale]\n{}---\n{}\n"
TALK = {"Talks/2026-01-05 Oak.md": MET.format("", "# Tape")}
OTHER_TALK = {"Talks/2026-01-05 Elm.md": MET.format("", "# Tape")}
LINK = {"Notes/Links.md": "[[2026-01-05 Oak]] [[Kiln]] [[Greta Holt]] [[Gantry 1]]\n"}
KILN = {"Projects/k1.md": "# Kiln\n"}
OTHER_KILN = {"Projects/k2.md": "# Kiln\n"}
HOLT = {"People/Greta Holt.md": "Sawyer.\n"}
LUND = {"People/Greta Lund.md": "---\naliases: [Greta Holt]\n---\n"}
THIRD = {"People/Liv.md": "---\naliases: [Greta Lund]\n---\n"}
BACK = {"People/Greta Holt.md": "---\naliases: [Liv]\n---\n"}
SECOND_BEARER = {"People/Una.md": "---\naliases: [Greta Holt]\n---\n"}
GANTRY = {"Projects/Gantry.md": "- [ ] Oil [[Kiln]]\n", "Projects/Gantry 1.md": "Boards\n"}
EQUAL = {"Projects/Gantry 1.md": "- [ ] Oil [[Kiln]]\n"}
ADDRESS = {"People/tove@kiln.example.md": "Potter.\n", "x.md": MET.format("type: call\n", "")}
BESIDE = {"M.md": MET.format("", "").replace("Ruta Vale", '"Tove Aske <tove@kiln.example>"')}
OWNED = {"Projects/Kiln.md": '---\nowner: "Tove Aske <tove@kiln.example>"\n---\n[[Oak]]\n'}
BESIDE_AND_LINK = {"M.md": f"{BESIDE['M.md']}[[Oak]]\n"}
OAK = {"Notes/Oak.md": "Bark.\n"}
MARKED = {"Projects/Gantry.sync-conflict-20260105-101010-ABCDEFG.md": "- [ ] Oil\n"}


@pytest.mark.parametrize(
    ("before", "more"),
    [
        (TALK | LINK, OTHER_TALK),
        (KILN | LINK, OTHER_KILN),
        (HOLT | LINK, LUND),
        (HOLT | LUND | LINK, THIRD),
        (HOLT | LUND | THIRD, BACK),
        (HOLT | LUND, SECOND_BEARER),
        (GANTRY | LINK, EQUAL),
        (ADDRESS, BESIDE),
        (ADDRESS, OWNED),
        (ADDRESS | OWNED, OAK),
        (ADDRESS | BESIDE_AND_LINK, OAK),
        (GANTRY, MARKED),
    ],
)
def test_a_refresh_leaves_what_a_whole_import_would(
    tmp_path: Path, before: Mapping[str, str], more: Mapping[str, str]
) -> None:
    folder, db, fresh = vault(tmp_path / "vault", before), tmp_path / "kg.db", tmp_path / "f.db"
    imported(folder, db)
    vault(folder, more)
    imported(folder, db)
    imported(folder, fresh)
    assert dump(db) == dump(fresh)
    for path in more:
        (folder / path).unlink()
    vault(folder, before)
    imported(folder, db)
    fresh.unlink()
    imported(folder, fresh)
    assert dump(db) == dump(fresh)


def test_a_name_beside_an_address_stays_where_another_name_is_looked_up_anew(
    tmp_path: Path,
) -> None:
    for at, where in enumerate((OWNED, BESIDE_AND_LINK)):
        folder, db = vault(tmp_path / f"vault{at}", ADDRESS | where), tmp_path / f"{at}.db"
        imported(folder, db)
        vault(folder, OAK)
        imported(folder, db)
        wanted = "select name from people where email = 'tove@kiln.example'"
        assert rows(db, wanted) == [("Tove Aske",)]


def test_a_whole_import_asks_before_it_lacks_many_notes(tmp_path: Path) -> None:
    there = {f"n{number}.md": "Text\n" for number in range(30)}
    folder, db = vault(tmp_path / "vault", there), tmp_path / "kg.db"
    imported(folder, db)
    for path in list(there)[:21]:
        (folder / path).rename(folder / f".{path}.icloud")
    imported(folder, db)
    assert rows(db, "select count(*) from notes") == [(30,)]
    with pytest.raises(VaultError, match=r"21 notes of .* are in iCloud"):
        imported(folder, db, full=True)
    with pytest.raises(VaultError, match="are in iCloud"):
        imported(folder, tmp_path / "new.db")
    (folder / ".n0.md.icloud").unlink()
    imported(folder, db, full=True, force=True)
    assert rows(db, "select count(*) from notes") == [(9,)]
    assert rows(db, "select count(*) from problems where code = 'not-downloaded'") == [(20,)]


def test_a_kept_note_leads_to_nothing_that_has_gone(tmp_path: Path) -> None:
    notes = {"a.md": "[[b]] ![[p.png]] [[c]]\n", "b.md": "B\n", "c.md": "C\n", "p.png": "p"}
    folder, db = vault(tmp_path / "vault", notes), tmp_path / "kg.db"
    imported(folder, db)
    (folder / "a.md").rename(folder / ".a.md.icloud")
    (folder / "b.md").unlink()
    (folder / "p.png").unlink()
    imported(folder, db)
    found = "select target, resolution, d.kind from links l join nodes d on d.id = l.target_node_id"
    assert sorted(rows(db, found)) == [
        ("b", "missing", "missing"),
        ("c", "path", "note"),
        ("p.png", "missing", "missing"),
    ]
