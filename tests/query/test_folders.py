"""Folders that a question is narrowed to."""

import pytest

from kg.errors import FolderUnknown, NameUnknown
from kg.query import folders, health, lists, notes, search, tasks
from tests.query.world import World


@pytest.fixture(scope="module")
def world() -> World:
    w = World()
    w.note("Projects/Delta.md")
    w.note("Archive/Projects/Gamma.md")
    w.note("Meetings/2025/Review.md")
    w.note("Meetings/2026/Review.md")
    w.note("Top.md")
    w.row("attachments", path="Pictures/a.png", size=1, file_key="a.png")
    w.row("problems", path="Locked/B.md", code="unreadable-file", severity="error", message="…")
    return w


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (None, None),
        ("", None),
        ("/", None),
        ("Projects", "Projects"),
        ("/Projects/", "Projects"),
        ("Meetings", "Meetings"),  # no note lies right in it
        ("Meetings/2026", "Meetings/2026"),
        ("Pictures", "Pictures"),  # only an attachment lies there
        ("Locked", "Locked"),  # a file lies there that could not be read
    ],
)
def test_a_folder_is_known_by_what_lies_in_it(
    world: World, given: str | None, found: str | None
) -> None:
    assert folders.known(world.conn, given) == found


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("projects", "Did you mean Projects, Archive/Projects?"),
        ("2025", "Did you mean Meetings/2025, Meetings/2026?"),  # alike but for one letter
        ("Archive/Project", "Did you mean Archive/Projects?"),
        ("_rojects", "Did you mean Projects, Archive/Projects?"),  # nothing stands for a letter
        ("Proj", "There are Archive, Meetings, Projects."),  # a beginning is no folder
    ],
)
def test_an_unknown_folder_names_others(world: World, given: str, hint: str) -> None:
    with pytest.raises(FolderUnknown) as caught:
        folders.known(world.conn, given)
    assert str(caught.value) == f"There is no folder “{given}” in the vault. {hint}"


def test_an_empty_vault_has_no_folder_to_offer() -> None:
    with pytest.raises(FolderUnknown, match=r"^There is no folder “X” in the vault\.$"):
        folders.known(World().conn, "X")


def test_every_question_that_takes_a_folder_knows_it(world: World) -> None:
    from kg.model.graph import Selection
    from kg.query.graph.select import rows

    for ask in (
        lambda: search.search(world.conn, "review", folder="Nowhere"),
        lambda: health.doctor(world.conn, folder="Nowhere"),
        lambda: health.doctor_counts(world.conn, folder="Nowhere"),
        lambda: notes.orphans(world.conn, folder="Nowhere"),
        lambda: tasks.tasks(world.conn, folder="Nowhere"),
        lambda: lists.people(world.conn, folder="Nowhere"),
        lambda: lists.projects(world.conn, folder="Nowhere"),
        lambda: lists.organizations(world.conn, folder="Nowhere"),
        lambda: lists.meetings(world.conn, folder="Nowhere"),
        lambda: rows(world.conn, Selection(folders=("Nowhere",))),
    ):
        with pytest.raises(NameUnknown, match="no folder “Nowhere”"):
            ask()
