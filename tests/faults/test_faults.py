"""Each harness, a few times: `make faults` tries hundreds."""

import random
from collections.abc import Callable

import pytest

from tests.faults.disks import file_limits, full_disks, read_only_folder
from tests.faults.flocks import held_flock, together_without_flock, without_flock
from tests.faults.kills import KINDS, Kind, Result, interrupts, kills
from tests.faults.locks import at_once, beside_a_lock, beside_a_transaction, beside_readers
from tests.faults.replaced import FAULTS, replaced
from tests.faults.stage import Stage, stage
from tests.faults.written import WRITINGS, Writing, killed

KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.replace(" ", "-"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return stage(tmp_path_factory.mktemp("faults"))


@KIND
def test_a_killed_import_leaves_the_old_database_or_the_new_one(place: Stage, kind: Kind) -> None:
    result = kills(place, kind, 2, random.Random())
    assert result.tried == 2
    assert result.wrong == []


@KIND
def test_an_interrupted_import_says_so_in_one_line(place: Stage, kind: Kind) -> None:
    assert interrupts(place, kind, 1, random.Random()).wrong == []


@KIND
def test_no_room_leaves_the_old_database(place: Stage, kind: Kind) -> None:
    assert file_limits(place, kind, 2).wrong == []
    full = full_disks(place, kind, 2)
    assert full is None or full.wrong == []


@KIND
def test_a_folder_that_cannot_be_written_to_is_one_sentence(place: Stage, kind: Kind) -> None:
    assert read_only_folder(place, kind).wrong == []


@pytest.mark.parametrize("name", FAULTS)
@KIND
def test_a_database_that_somebody_took_away_is_told(place: Stage, kind: Kind, name: str) -> None:
    if name == "removed" and not kind.exists:
        pytest.skip("there is none to remove")
    assert replaced(place, kind, name, 1, random.Random()).wrong == []


@pytest.mark.parametrize("over", [False, True], ids=["anew", "over-another"])
@pytest.mark.parametrize("writing", WRITINGS, ids=lambda one: one.name.replace(" ", "-"))
def test_a_killed_writer_leaves_nothing_behind(
    place: Stage, writing: Writing, *, over: bool
) -> None:
    if over and writing.name == "snapshot":
        pytest.skip("it takes no folder that holds something")
    assert killed(place, writing, 2, random.Random(), over=over).wrong == []


def test_imports_at_once_wait_for_each_other(place: Stage) -> None:
    assert at_once(place, 2, together=3).wrong == []


def test_a_held_lock_is_waited_for_and_then_named(place: Stage) -> None:
    assert beside_a_lock(place).wrong == []


@pytest.mark.parametrize("fault", [without_flock, together_without_flock, held_flock])
def test_a_file_system_without_flock_is_no_lock_that_another_holds(
    place: Stage, fault: Callable[[Stage], Result | None]
) -> None:
    result = fault(place)
    if result is None:
        pytest.skip("needs a C compiler")
    assert result.wrong == []


@pytest.mark.parametrize("command", [("import",), ("import", "--full"), ("db", "rebuild")])
def test_a_reader_in_a_transaction_sees_what_it_saw(place: Stage, command: tuple[str, ...]) -> None:
    assert beside_a_transaction(place, *command).wrong == []


def test_readers_never_see_half_an_import(place: Stage) -> None:
    result = beside_readers(place, 3.0)
    assert result.wrong == []
    assert set(result.states) <= {"before", "after"}
