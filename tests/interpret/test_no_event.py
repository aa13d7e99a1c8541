"""What is no event: each row breaks without the rule that it is there for."""

import pytest

from tests.interpret.described import contacts, mentions, note, page

LISTED = {"date": "2026-02-05", "attendees": "[Ketil Morn]"}


def why(path: str, text: str, toml: str = "") -> str | None:
    """Why a note is no event, None for a meeting."""
    found = page(path, text, toml)
    gathering = found.gathering
    assert found.kind == ("note" if gathering and gathering.no_event else "meeting")
    return gathering.no_event if gathering else None


@pytest.mark.parametrize(
    ("title", "basis"),
    [
        ("Cancelled: Kiln visit", "cancelled"),
        ("CANCELED - Kiln visit", "cancelled"),
        ("Kiln visit cancelled", "cancelled"),
        ("Kiln visit (cancelled)", "cancelled"),
        ("Kiln visit (postponed until May)", "cancelled"),
        ("Kiln visit (moved to Friday)", "cancelled"),
        ("Kiln visit postponed to Friday", "cancelled"),
        ("Kiln visit called off because of ice", "cancelled"),
        ("Kiln visit 2026-02-05 cancelled", "cancelled"),
        ("Postponed", "cancelled"),
        ("Declined: Kiln visit", "cancelled"),
        ("Werkstattrunde fällt aus", "cancelled"),
        ("Visite annulée", "cancelled"),
        ("Visita cancelada por lluvia", "cancelled"),
        ("Visita rinviata", "cancelled"),
        ("Visita adiada", "cancelled"),
        ("Bezoek afgelast", "cancelled"),
        ("Møte avlyst", "cancelled"),
        ("Mötet inställt", "cancelled"),
        ("Spotkanie odwołane", "cancelled"),
        ("Встреча отменена", "cancelled"),
        ("例会取消", "cancelled"),
        ("【延期】定例会", "cancelled"),
        ("회의 취소", "cancelled"),
        ("Cancelled orders review", None),
        ("Why the fair was cancelled", None),
        ("Discuss the fair cancelled by the town", None),
        ("Orders not cancelled", None),
        ("Moved to Bergen", None),
        ("Re: Kiln visit cancelled", None),
        ("Invitation: Kiln visit", "invitation"),
        ("Accepted: Kiln visit", "invitation"),
        ("Kiln visit - invitation", "invitation"),
        ("Einladung", "invitation"),
        ("Einladung zur Sitzung", "invitation"),
        ("Convocation à l'assemblée", "invitation"),
        ("Offer accepted", None),
        ("Party invitation", None),
        ("Invitation letters", None),
        ("Alert: kiln 2", "alert"),
        ("Clay alert: too wet", "alert"),
        ("Preisalarm: Ton", "alert"),
        ("Alerte prix : argile", "alert"),
        ("Fire alarm: inspection", None),
        ("Alert levels", None),
        ("Action item: ring Bo", "to-do"),
        ("TODO: ring Bo", "to-do"),
        ("Task force: kickoff", None),
        ("Board - action items", None),
        ("Draft: lease", None),
    ],
)
def test_by_title(title: str, basis: str | None) -> None:
    assert why("x.md", note(f"# {title}\n", **LISTED)) == basis


def test_by_the_names_of_file_and_subject() -> None:
    assert why("2026-02-05 Visit (cancelled).md", note(attendees="[Ketil Morn]")) == "cancelled"
    assert why("x.md", note(type="meeting", subject="'Cancelled: visit'", **LISTED)) == "cancelled"
    # A word alone names the file.
    assert why("2026-02-05 Alert.md", note(title="Clay", attendees="[Ketil Morn]")) is None


def test_by_type_status_tag_and_folder() -> None:
    assert why("x.md", note(type="todo", **LISTED)) == "to-do"
    assert why("x.md", note(type="email draft", **LISTED)) == "draft"
    assert why("x.md", note(type="meeting", status="Draft", **LISTED)) == "draft"
    assert why("x.md", note(tags="[status/draft]", **LISTED)) == "draft"
    assert why("Mail/Drafts/x.md", note(**LISTED)) == "draft"
    assert why("Draft horses/x.md", note(**LISTED)) is None


def test_words_of_kg_toml() -> None:
    toml = 'called_off = ["scrubbed"]\n[no_event]\ninvitation = ["save the date"]\n'
    assert why("x.md", note("# Visit scrubbed\n", **LISTED), toml) == "cancelled"
    assert why("x.md", note("# Save the date: visit\n", **LISTED), toml) == "invitation"


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("> NOTE: Cancelled, nothing to discuss", True),
        ("**The meeting could not be held for lack of quorum**", True),
        ("Meeting cancelled.", True),
        ("The weekly call was postponed to Friday.", True),
        ("No quorum, could not be held", True),
        ("Die Sitzung musste leider abgesagt werden.", True),
        ("La réunion a été annulée.", True),
        ("La reunión fue cancelada por falta de quórum.", True),
        ("De vergadering gaat niet door.", True),
        ("Møtet ble avlyst.", True),
        ("Spotkanie zostało odwołane.", True),
        ("Заседание не состоялось.", True),
        ("本次会议取消。", True),
        ("The spring fair was cancelled.", False),
        ("Last week's meeting was cancelled.", False),
        ("The next meeting is cancelled.", False),
        ("If the meeting is cancelled, tell Ketil", False),
        ("Meeting was not cancelled", False),
        ("Cancelled: the spring fair", False),
        ("Ketil said the board meeting was cancelled.", False),
    ],
)
def test_in_the_text_before_the_agenda(line: str, off: bool) -> None:
    text = note(f"# Board\n\n{line}\n\n## Agenda\n- the lease\n- the kiln\n", **LISTED)
    assert (why("x.md", text) == "cancelled") is off


def test_deeper_in_the_minutes_it_is_another_one() -> None:
    many = "# Board\n\n## Notes\n- the lease\n- Meeting cancelled.\n"
    assert why("x.md", note(many, **LISTED)) is None
    assert why("x.md", note("# Board\n\n## Notes\n\nMeeting cancelled.\n", **LISTED)) == "cancelled"
    absent = "# Board\n\n## Attendees\n- Ann Lee\n- Bo Ek, cancelled\n"
    assert why("x.md", note(absent, date="2026-02-05")) is None


def test_who_is_named_is_mentioned_and_nothing_else() -> None:
    found = page("x.md", note("# Visit cancelled\n", project='"[[Oven]]"', **LISTED))
    assert contacts(found) == []
    assert mentions(found) == [("Ketil Morn", "[[Oven]]", 4)]
    assert found.meeting_kind is None
    assert not [claim for claim in found.claims if claim.field == "attendee"]


def test_a_meeting_without_a_day_that_was_called_off_is_not_missed() -> None:
    assert page("x.md", note("# Visit cancelled\n", type="meeting")).problems == ()
