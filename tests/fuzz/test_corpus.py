"""What was once found to be wrong, and what random input starts from: nothing is wrong with it."""

import contextlib
import random
from collections.abc import Iterator

import pytest

from tests.fuzz.mutate import mutated
from tests.fuzz.target import Target, Wrong, kept, within
from tests.fuzz.targets import TARGETS, made

FILES = [(name, file, data) for name in TARGETS for file, data in kept(name)]


@pytest.fixture(scope="module")
def targets() -> Iterator[dict[str, Target]]:
    with contextlib.ExitStack() as stack:
        yield {name: stack.enter_context(made(name)) for name in TARGETS}


@pytest.mark.parametrize(
    ("name", "data"), [(n, d) for n, _, d in FILES], ids=[f for _, f, _ in FILES]
)
def test_the_corpus(targets: dict[str, Target], name: str, data: bytes) -> None:
    targets[name].check(targets[name].load(data))


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("notes", 200),
        ("vaults", 5),
        ("questions", 40),
        ("databases", 5),
        ("languages", 400),
        ("tasks", 800),
        ("settings", 20),
        ("requests", 40),
    ],
)
def test_random_input(targets: dict[str, Target], name: str, times: int) -> None:
    """A little of it, always the same; `make fuzz` tries more."""
    target, rng = targets[name], random.Random(1)
    for _ in range(times):
        one = target.make(rng)
        assert target.load(target.dump(one)) == one
        target.check(one)


def test_random_notes_are_not_all_alike() -> None:
    rng = random.Random(1)
    assert len({mutated([b"# A\ntext\n"], rng) for _ in range(500)}) > 400


def test_what_does_not_end_is_ended() -> None:
    with pytest.raises(Wrong, match="not done"), within(0.01):
        while True:
            pass
