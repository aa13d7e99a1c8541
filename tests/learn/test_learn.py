"""What `kg init` learns of a vault's own words, by evidence and not by language."""

from pathlib import Path

import pytest

from kg.importer.propose_config import propose_config
from kg.model.learned import UNKNOWN, Finding

DAY = "2026-02-20"


def write(vault: Path, notes: dict[str, str]) -> str:
    for path, text in notes.items():
        file = vault / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return str(vault)


def learned(vault: Path, notes: dict[str, str]) -> list[Finding]:
    return propose_config(write(vault, notes), DAY).findings


def words(found: list[Finding]) -> dict[str, set[str]]:
    """What is proposed, by setting."""
    told: dict[str, set[str]] = {}
    for one in found:
        told.setdefault(".".join(one.setting), set()).add(one.word)
    return told


def head(**fields: object) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n"


def linked(*names: str) -> str:
    return "[" + ", ".join(f'"[[{name}]]"' for name in names) + "]"


CREW = ("Ilse Brandt", "Omar Haddad", "Tove Lindgren", "Rui Matos")


def campaign() -> dict[str, str]:
    """Heroes, rounds at the table, and what else lies about."""
    notes = {f"Helden/{name}.md": head(stufe=3) for name in CREW}
    for day in range(1, 6):
        present = CREW[day % 4 :][:2] + CREW[:1]
        text = head(**{"saßen am Tisch": linked(*present)})
        notes[f"Runden/2026-01-0{day}.md"] = text + "\nWürfel und Tee.\n"
    notes |= {f"Monster/Alter Drache {n}.md": head(lebend=n) for n in range(3)}
    return notes


def test_a_property_that_lists_people_gives_them_their_folder_and_the_meetings_theirs(
    tmp_path: Path,
) -> None:
    found = learned(tmp_path, campaign())
    assert words(found) == {
        "folders.person": {"Helden"},
        "folders.meeting": {"Runden"},
        "fields.meeting.attendees": {"saßen am Tisch"},
    }
    [people] = [one for one in found if one.word == "Helden"]
    assert (people.notes, people.clear) == (4, False)  # by their look alone
    assert people.reason == "4 of 4 notes are named in lists of dated notes"
    assert people.example.startswith("Helden/")


def test_only_what_people_alone_have_makes_a_list_of_them_clear(tmp_path: Path) -> None:
    heroes = {f"Helden/{name}.md": head(eule=f"{name[0]}@eulen.example") for name in CREW}
    found = learned(tmp_path / "heroes", campaign() | heroes)
    assert {one.word for one in found if one.clear} == {"Helden", "Runden", "saßen am Tisch"}
    # Ingredients look like names, songs too, with notes of their own or without.
    pantry = ("Olive Oil", "Red Onion", "Sea Salt", "White Flour")
    cooked = {f"Pantry/{one}.md": "Bought by the pound.\n" for one in pantry}
    for day in range(1, 8):
        bowl = "\n".join(f"- [[{one}]]" for one in pantry[: 2 + day % 3])
        songs = "\n".join(("- Blue Harbour", "- Old Weir", "- Long Meadow")[: 2 + day % 2])
        cooked[f"Cooked/2026-01-0{day} Stew.md"] = f"## Into the pot\n{bowl}\n## Cut\nFine.\n"
        cooked[f"Played/2026-02-0{day} Set.md"] = f"## Tunes\n{songs}\n\n## Encore\nNone.\n"
    found = learned(tmp_path / "cooked", cooked)
    assert {"Into the pot", "Tunes"} <= {one.word for one in found}
    assert [one.word for one in found if one.clear] == []


def test_labels_and_headings_list_people_in_any_script(tmp_path: Path) -> None:
    crew = ("Анна Лоцман", "Борис Молов", "Вера Гавань")
    notes = {f"Команда/{name}.md": "Пишет.\n" for name in crew}
    for day in range(1, 5):
        text = "\n".join(f"- [[{name}]]" for name in crew[: 2 + day % 2])
        notes[f"Посиделки/2026-01-0{day} Док.md"] = f"## За столом\n{text}\n\n## Дела\nКраска.\n"
        notes[f"Посиделки/2026-02-0{day} Кран.md"] = f"**У доски:** {crew[0]}, {crew[day % 3]}\n"
    found = words(learned(tmp_path, notes))
    assert found["folders.person"] == {"Команда"}
    assert found["folders.meeting"] == {"Посиделки"}
    assert found["attendance.present"] == {"За столом"}
    assert found["fields.meeting.attendees"] == {"У доски"}


def test_addresses_numbers_and_birthdays_make_people_of_what_no_list_names(tmp_path: Path) -> None:
    notes = {
        f"Fiches/{name}.md": head(courriel=f"p{n}@quai.example", tél=f"+33 600 000 00{n}")
        for n, name in enumerate(CREW)
    }
    assert words(learned(tmp_path, notes))["folders.person"] == {"Fiches"}


def test_a_value_of_a_property_tells_kinds_where_folders_do_not(tmp_path: Path) -> None:
    notes: dict[str, str] = {}
    for n, name in enumerate(CREW):
        notes[f"{'AB'[n % 2]}/{name}.md"] = head(sorte="mensch")
    for day in range(1, 6):
        text = head(sorte="treff", runde=linked(CREW[0], CREW[day % 3 + 1]))
        notes[f"{'AB'[day % 2]}/2026-01-0{day}.md"] = text
    found = words(learned(tmp_path, notes))
    assert found["fields.note.type"] == {"sorte"}
    assert found["types.person"] == {"mensch"}
    assert found["meetings.meeting"] == {"treff"}
    assert not any(setting.startswith("folders") for setting in found)


def test_what_people_name_by_one_property_are_companies_and_what_has_a_state_is_a_project(
    tmp_path: Path,
) -> None:
    notes = campaign()
    for n, name in enumerate(CREW):
        notes[f"Helden/{name}.md"] = head(gilde=linked(("Salzbund", "Turmwacht")[n % 2])[1:-1])
    notes |= {f"Gilden/{name}.md": "Alt.\n" for name in ("Salzbund", "Turmwacht")}
    stand = {"Der Brunnen": "heiß", "Die Brücke": "kalt", "Das Siegel": "heiß"}
    notes |= {f"Fäden/{name}.md": head(glut=how) for name, how in stand.items()}
    for day, name in enumerate([*stand, *stand][:5], 1):
        notes[f"Runden/2026-01-0{day}.md"] += f"\nEs ging um [[{name}]].\n"
    found = words(learned(tmp_path, notes))
    assert found["folders.organization"] == {"Gilden"}
    assert found["fields.person.organization"] == {"gilde"}
    assert found["folders.project"] == {"Fäden"}
    assert found["fields.project.status"] == {"glut"}
    assert found[f"status.{UNKNOWN}"] == {"heiß", "kalt"}


def test_a_folder_of_blanks_is_one_of_templates_and_one_of_old_notes_an_archive(
    tmp_path: Path,
) -> None:
    notes = campaign()
    notes["Rohlinge/Runde.md"] = "---\nsaßen am Tisch:\n---\n"
    notes["Speicher/2019-03-01 Anfang.md"] = head(**{"saßen am Tisch": linked(CREW[0])})
    notes["Speicher/Alte Karte.md"] = "Vergilbt.\n"
    found = words(learned(tmp_path, notes))
    assert found["folders.template"] == {"Rohlinge"}
    assert found["folders.archive"] == {"Speicher"}


@pytest.mark.parametrize(
    "notes",
    [
        # Books are by somebody, on a day, once each.
        {
            f"Regal/{n} Buch.md": head(autoren=f"[{a}, {b}]", erschienen=f"2019-0{n}-01")
            for n, (a, b) in enumerate(
                [("Ilse Brandt", "Omar Haddad"), ("Tove Lindgren", "Rui Matos"),
                 ("Kari Nor", "Pia Hess"), ("Jun Abe", "Lea Roth")], 1)
        },
        # What kg understands.
        {f"People/{name}.md": head(email=f"{n}@x.example") for n, name in enumerate(CREW)}
        | {f"Meetings/2026-01-0{d}.md": head(attendees=linked(*CREW[:2])) for d in range(1, 5)},
        # A diary that links pages, and lists nobody.
        {f"Tage/2026-01-0{d}.md": f"Las [[Das Meer {d % 2}]].\n" for d in range(1, 7)}
        | {f"Bücher/Das Meer {n}.md": "Nass.\n" for n in range(2)},
        # Tags of subjects: places to eat, in pairs, with a day.
        {f"Essen/2026-01-0{d}.md": head(zutaten="[Salz, Mehl, Hefe]") for d in range(1, 6)},
        {},
    ],
)  # fmt: skip
def test_what_must_not_be_learned(notes: dict[str, str], tmp_path: Path) -> None:
    assert learned(tmp_path, notes) == []


def test_the_folder_of_one_company_is_no_kind(tmp_path: Path) -> None:
    notes = {
        f"Customers/Salt Works/2026-01-0{day} Call.md": head(
            date=f"2026-01-0{day}", participants=linked(*CREW[:2])
        )
        for day in range(1, 6)
    }
    assert not any(one.word == "Salt Works" for one in learned(tmp_path, notes))


def test_a_word_that_is_a_tag_elsewhere_is_no_type(tmp_path: Path) -> None:
    notes = {f"Z/{name}.md": head(sorte="hof") for name in CREW}
    notes |= {f"Y/Hof {n}.md": head(tags="[hof]") for n in range(3)}
    for day in range(1, 5):
        notes[f"Z/2026-01-0{day}.md"] = head(runde=linked(CREW[0], CREW[day % 3 + 1]))
    assert "types.person" not in words(learned(tmp_path, notes))
