"""Labels and headings of lists of people, in many languages, and what is none."""

import pytest

from kg.interpret.labels import (
    bare_label,
    is_title_of_list,
    label_of,
    may_be_label,
    may_be_whole_label,
)
from kg.model.kinds import Senses
from kg.model.rules import extended, rules_from
from kg.model.vocabulary import DEFAULT, DEFAULT_RULES


def sense(text: str) -> str:
    found = label_of(text, DEFAULT_RULES)
    return found.sense if found else ""


@pytest.mark.parametrize(
    "text",
    ["Attendees", "attendees", "ATTENDEES", "Participants", "Present", "Attendance", "Roll call",
     "In attendance", "Anwesend", "Anwesende", "Teilnehmer", "Teilnehmerinnen und Teilnehmer",
     "Présents", "PRESENTS", "Personnes présentes", "Asistentes", "Asistencia", "Convocados",
     "Presentes", "Participantes", "Partecipanti", "Presenti", "Aanwezig", "Aanwezigen",
     "Deelnemers", "Tilstede", "Til stede", "Deltakere", "Fremmødte", "Närvarande", "Deltagare",
     "Obecni", "Uczestnicy", "Lista obecności", "Участники", "Присутствовали", "参加者", "出席者",
     "参会人员", "与会人员", "到会人员", "参会人员名单", "參加人員", "参加者一覧", "참석자",
     "참석자 명단", "People present"],
)  # fmt: skip
def test_present(text: str) -> None:
    assert sense(text) == Senses.PRESENT


@pytest.mark.parametrize(
    "text",
    ["Absent", "Regrets", "Apologies", "Apologies for absence", "Excused", "Declined", "No-shows",
     "Not present", "Not here", "Not attending", "Could not come", "Sick", "Holiday", "Abwesend",
     "Entschuldigt", "Nicht da", "Nicht anwesend", "Krank", "Excusés", "Excusé(e)s", "Absents",
     "Ausente", "Ausentes", "Assenti", "Afwezig", "Niet aanwezig", "Verontschuldigd",
     "Fraværende", "Ikke til stede", "Forfall", "Frånvarande", "Nieobecni", "Отсутствовали",
     "请假", "请假人员", "缺席", "欠席", "欠席者", "불참", "Members absent"],
)  # fmt: skip
def test_absent(text: str) -> None:
    assert sense(text) == Senses.ABSENT


@pytest.mark.parametrize(
    "text",
    ["Others", "Hosts", "Guests", "Observers", "Members", "Remote", "In person", "Required",
     "Optional", "Invited guests", "Members of the board", "Gäste", "Invités", "Gasten", "Goście",
     "Гости", "嘉宾", "ゲスト"],
)  # fmt: skip
def test_beside_a_list(text: str) -> None:
    assert sense(text) == Senses.BESIDE


@pytest.mark.parametrize(
    "text",
    ["Chair", "Organizer", "Facilitator", "Host", "Note taker", "Scribe", "Minutes by", "Vorsitz",
     "Protokoll", "Présidente", "Secretario", "Voorzitter", "Referent", "Protokolant", "主持人",
     "司会"],
)  # fmt: skip
def test_roles(text: str) -> None:
    assert sense(text) == Senses.ROLE


@pytest.mark.parametrize(
    "text",
    [
        "Attendees:",
        "**Attendees**",
        "**Attendees:**",
        "__Attendees__",
        "👥 Attendees",
        "✅ Present",
        "> Attendees",
        "Attendees (2)",
        "Attendees (sign yourself in):",
        "**Present** *(please add your name)*",
        "Attendees [please sign]",
        "参加者（敬称略）",
        "Attendees :",
        "参加者：",
        "<h3>Attendees</h3>",
        "**<h3>Attendees</h3>**",
        "Présent.e.s",
        "Présent·e·s",
        "Présent(e)s",
        "Teilnehmer:innen",
        "Teilnehmer*innen",
        "Teilnehmer_innen",
    ],
)
def test_what_stands_around_a_label(text: str) -> None:
    found = label_of(text, DEFAULT_RULES)
    assert found is not None
    assert (found.sense, found.exact) == (Senses.PRESENT, True)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Attendee list", True),
        ("List of attendees", False),
        ("Attendees list", True),
        ("Anwesende Mitglieder", True),
        ("Committee members present", False),
        ("Community attendees", False),
        ("Meeting participants", False),
        ("Voting members in attendance", False),
        ("Board members and staff present", False),
    ],
)
def test_words_beside_the_word(text: str, exact: bool) -> None:
    found = label_of(text, DEFAULT_RULES)
    assert found is not None
    assert (found.sense, found.exact) == (Senses.PRESENT, exact)


@pytest.mark.parametrize(
    "text",
    ["", "Attendee badges", "Participants handbook", "Present state of the works", "Agenda",
     "Notes", "Presentation", "Presents for the children", "Presents",
     "Christmas presents", "Excuses", "Absent-minded notes", "Guest book",
     "Remote access to the yard", "Required parts", "Chair covers", "Membership", "Whereabouts",
     "What the absent owner wrote about those not present", "参加費", "与会议有关",
     "Teilnahmegebühr", "Anwesenheitspflicht",
     "The list of all the people who may or may not be attendees"],
)  # fmt: skip
def test_no_label(text: str) -> None:
    assert sense(text) == ""


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("## Attendees", "Attendees"),
        ("**Present** *(add your name)*:", "Present"),
        ("Attendees (2):", "Attendees"),
        ("<b>Attendees</b>", "Attendees"),
        ("Présent.e.s", "Présentes"),
        ("Notes", "Notes"),
    ],
)
def test_a_label_without_what_stands_around_it(text: str, bare: str) -> None:
    assert bare_label(text) == bare


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Community attendees", True),
        ("Attendees of the board", True),
        ("This is what we said to those present", False),
        ("who is not here", False),
    ],
)
def test_a_title_is_no_sentence(text: str, title: bool) -> None:
    assert is_title_of_list(text) is title


def test_words_of_a_vault() -> None:
    words = {"attendance": {"present": ["In the hut"], "absent": ["-Regrets", "At sea"]}}
    rules = rules_from(extended(DEFAULT, words))
    said = {text: label_of(text, rules) for text in ("In the hut", "At sea", "Regrets")}
    assert [found and found.sense for found in said.values()] == ["present", "absent", None]


@pytest.mark.parametrize("label", sorted(DEFAULT_RULES.attendance))
def test_a_quick_look_finds_every_label(label: str) -> None:
    for text in (label, label.replace("-", " ").title(), f"**{label.upper()}**:"):
        assert may_be_label(text, DEFAULT_RULES)
        assert may_be_whole_label(text, DEFAULT_RULES)


def test_most_texts_end_in_a_word_that_ends_no_label() -> None:
    assert not may_be_whole_label("The attendees asked for a crane", DEFAULT_RULES)
    assert may_be_label("The attendees asked for a crane", DEFAULT_RULES)
