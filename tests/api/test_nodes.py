"""A node answers about itself what the questions answer about it."""

import pytest

import kg


def test_a_name_in_any_form_finds_the_same_node(kb: kg.KnowledgeBase) -> None:
    ann = kb.person("Ann Okafor")
    for name in ("ann okafor", "ANN", "person:ann-okafor", "[[Ann Okafor]]"):
        assert kb.person(name) == kb.node(name) == kb.show(name) == kb.person[name] == ann
    assert (ann.key, ann.kind, ann.label) == ("person:ann-okafor", "person", "Ann Okafor")
    assert len({ann, kb.person("ann")}) == 1
    assert ann != kb.person("hanne tofte")
    assert "ann okafor" in kb.person
    assert "ann okafor" not in kb.project
    assert 7 not in kb.person


def test_the_kind_is_kept_to(kb: kg.KnowledgeBase) -> None:
    with pytest.raises(kg.NameUnknown):
        kb.project("Ann Okafor")
    assert kb.org("brightwater").key == "organization:brightwater-ltd"


def test_unknown_and_ambiguous_names_have_candidates(kb: kg.KnowledgeBase) -> None:
    with pytest.raises(kg.NameUnknown) as unknown:
        kb.person("Jonas Webber")
    assert "Jonas Weber" in unknown.value.candidates
    with pytest.raises(kg.NameAmbiguous) as ambiguous:
        kb.person("beatriz")
    assert set(ambiguous.value.candidates) == {"person:beatriz-nunes", "person:beatriz-nunez"}


def test_a_person(kb: kg.KnowledgeBase) -> None:
    jonas = kb.person("jonas weber")
    assert jonas.facts == kb.people(where="key = 'person:jonas-weber'").first
    assert jonas.last_contact == kb.last_contact("jonas weber")
    assert jonas.meetings == kb.meetings(with_person="jonas weber")
    assert [one.project for one in jonas.projects] == ["Copper Kettle", "Harbor Light"]
    assert {one.owner_key for one in jonas.tasks} == {jonas.key}
    assert {one.person_key for one in jonas.contacts} == {jonas.key}
    assert jonas.timeline == kb.timeline("jonas weber")
    assert jonas.neighbors == kb.neighbors("jonas weber")
    assert jonas.backlinks == kb.backlinks("jonas weber")
    assert jonas.links == kb.links("jonas weber")
    assert [one.path for one in jonas.notes] == ["People/Jonas Weber/README.md"]
    assert (jonas.people, jonas.attendees) == ((), ())
    assert jonas.key in jonas.graph()


def test_a_project_an_organization_a_meeting_and_a_tag(kb: kg.KnowledgeBase) -> None:
    harbor = kb.project("harbor light")
    assert harbor.facts.status == "blocked"  # type: ignore[union-attr]
    assert harbor.meetings == kb.meetings(about="harbor light")
    assert {one.subject for one in harbor.contacts} == {"Harbor Light"}
    assert harbor.statements == kb.statements("harbor light")
    assert harbor.nearest.first.is_owner == 1  # type: ignore[union-attr]

    assert [one.person for one in kb.org("northwind labs").people] == [
        "José Álvarez",
        "Priya Raman",
    ]
    # Two pages of one project, the archived one last.
    assert [(one.is_primary, one.is_archived) for one in kb.node("copper kettle").notes] == [
        (1, 0),
        (0, 1),
    ]
    meeting = kb.node("Harbor Light metering review")
    assert [one.person for one in meeting.attendees] == [
        "Ann Okafor",
        "Nora Lindqvist",
        "Omar Haddad",
    ]
    assert (meeting.last_contact, meeting.projects) == ((), ())
    assert kb.node("#status/blocked").kind == "tag"


def test_a_node_is_frozen(kb: kg.KnowledgeBase) -> None:
    with pytest.raises(AttributeError, match="frozen"):
        kb.node("ann okafor").label = "Somebody"


def test_a_card_shows_what_people_want_to_know(kb: kg.KnowledgeBase) -> None:
    card = kb.person("jonas weber")._repr_html_()
    for text in ("Jonas Weber", "person", "Solutions architect", "last contact", "2025-12-11"):
        assert text in card
    assert "person:jonas-weber" not in card
    assert repr(kb.person("jonas weber")) == "<person 'Jonas Weber': person:jonas-weber>"
    for name in ("#status/blocked", "Harbor Light metering review", "Brightwater Ltd"):
        assert 'class="kg-card"' in kb.node(name)._repr_html_()
