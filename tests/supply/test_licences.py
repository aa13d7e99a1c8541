"""Which licences may be, and what packages say of theirs."""

import pytest

from tests.supply import lock
from tests.supply.licences import Lists, allowed, licence, lists, refused
from tests.supply.lock import Package

KNOWN = Lists(frozenset({"MIT", "BSD-3-Clause"}), frozenset({"BSD License"}), {"odd": "MIT"})


def package(name: str, said: str) -> Package:
    return Package("npm", name, "1.0", "excluded", (), (), said)


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ("MIT", True),
        ("BSD License", True),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT AND BSD-3-Clause", True),
        ("(GPL-3.0-only OR MIT) AND BSD-3-Clause", True),
        ("GPL-3.0-only", False),
        ("MIT WITH Classpath-exception-2.0", False),
        ("LicenseRef-Proprietary", False),
        ("Ask us AND (", False),
    ],
)
def test_of_either_one_and_of_both_each_must_be_allowed(said: str, *, may: bool) -> None:
    assert allowed(said, KNOWN) is may


def test_what_may_not_be_is_a_sentence() -> None:
    assert refused(
        [package("a", "MIT"), package("b", "AGPL-3.0-only"), package("c", "")], KNOWN
    ) == [
        "b 1.0 (npm) is under 'AGPL-3.0-only', which tests/supply/licences.toml does not allow.",
        "c 1.0 (npm) says nothing of its licence: read it, then name it in [told].",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("networkx", "BSD-3-Clause"),  # License-Expression
        ("h11", "MIT License"),  # a classifier
        ("overrides", "Apache License, Version 2.0"),  # License
        ("resvg-py", "MIT"),  # licences.toml
        ("nowhere", ""),
    ],
)
def test_a_licence_is_what_the_metadata_says(name: str, said: str) -> None:
    one = Package("pypi", name, "1.0", "required", (), ())
    assert licence(one, lists().told) == said


def test_the_packages_of_the_locks_may_all_be() -> None:
    assert refused([*lock.python(), *lock.npm()], lists()) == []


def test_nothing_is_listed_that_no_package_has() -> None:
    known = lists()
    packages = [*lock.python(), *lock.npm()]
    said = " ".join(licence(one, known.told) for one in packages)
    assert [word for word in (*known.allowed, *known.also_called) if word not in said] == []
    assert known.told.keys() <= {one.name for one in packages}
