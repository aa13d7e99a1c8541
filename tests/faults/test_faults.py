"""Each harness, a few times: `make faults` tries hundreds."""

import os
import random
import shutil
from collections.abc import Callable

import pytest

from tests.faults.calls import HOWS, How, failing
from tests.faults.disks import file_limits, full_disks, read_only_folder
from tests.faults.flocks import held_flock, together_without_flock, without_flock
from tests.faults.kills import KINDS, Kind, Result, interrupts, kills
from tests.faults.living import killed_readers, killed_watch, unread_notes, watched
from tests.faults.locks import at_once, beside_a_lock, beside_a_transaction, beside_readers
from tests.faults.replaced import FAULTS, replaced
from tests.faults.stage import Stage, stage
from tests.faults.tried import commands
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


def needs_a_compiler() -> None:
    if not shutil.which("cc") and not shutil.which("gcc"):
        assert not os.environ.get("KG_REQUIRE_COMPILER")
        pytest.skip("needs a C compiler")


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("number", range(6))
def test_a_call_that_fails_leaves_the_old_database_or_the_new_one(
    place: Stage, number: int, how: How
) -> None:
    needs_a_compiler()
    result = failing(commands(place)[number], how, 3, random.Random(f"{number} {how}"))
    assert result is not None
    assert result.tried == 3
    assert result.wrong == []


def test_a_watch_goes_on_after_a_write_that_failed(place: Stage) -> None:
    needs_a_compiler()
    result = watched(place, 2, random.Random(1))
    assert result is not None
    assert result.wrong == []


def test_a_watch_and_readers_may_be_killed(place: Stage) -> None:
    assert killed_watch(place, 1, random.Random(1)).wrong == []
    assert killed_readers(place, 3).wrong == []


def test_a_note_that_could_not_be_read_is_read_by_the_next_import(place: Stage) -> None:
    needs_a_compiler()
    result = unread_notes(place, 3, random.Random(1))
    assert result is not None
    assert result.wrong == []
