"""The quick parser and Typer read every command line alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli import argv, registry, typer_app
from kg.cli.command import Argument, Command, Option, choice
from kg.cli.values import ASSIGNMENT, DAY, MOMENT, SECONDS, SPAN, WHOLE
from kg.errors import Exit, UsageError

TEXT = registry.load("sql").settings[-1].value


def run(**_values: object) -> Exit:
    return Exit.ANSWERED


ONE = Command(
    "one",
    run,
    "Every kind of option, one word and the rest.",
    examples=("kg one",),
    arguments=(Argument("first", "x"), Argument("rest", "x", required=False, many=True)),
    options=(
        Option("status", "x", value=TEXT, many=True),
        Option("kind", "x", flags=("--kind", "-k"), value=choice("a", "b")),
        Option("limit", "x", flags=("--limit", "-n"), value=WHOLE, default=5),
        Option("day", "x", value=DAY),
        Option("over", "x", value=SPAN, default=30),
        Option("since", "x", value=MOMENT),
        Option("wait", "x", value=SECONDS, default=10.0),
        Option("param", "x", value=ASSIGNMENT, many=True),
        Option("all_of_it", "x"),
        Option("quiet", "x", flags=("--quiet", "-q")),
    ),
)
JOINED = Command(
    "joined",
    run,
    "A name of several words.",
    examples=("kg joined",),
    arguments=(Argument("name", "x", joined=True),),
    options=(Option("why", "x"),),
)
OPTIONAL = Command(
    "optional",
    run,
    "A name that may be left out.",
    examples=("kg optional",),
    arguments=(Argument("name", "x", joined=True, required=False),),
)
COMMANDS = [ONE, JOINED, OPTIONAL, registry.load("last-contact"), registry.load("sql")]

WORDS = st.sampled_from(
    [
        "Ann", "Ann Lee", "person:ann", "", "-", "--", "-x", "-5", "--why", "--wh", "--nothing",
        "--status", "--status=blocked", "--status=", "blocked", "--kind", "-k", "a", "b", "c",
        "-ka", "--kind=b", "--limit", "-n", "3", "-n3", "--limit=x", "--limit=-1", "--day",
        "2026-01-10",
        "2026-02-30", "today", "--over=6w", "--over", "1y", "--since", "7d", "--wait=0.5", "--wait",
        "nan", "--param", "x=1", "--param=a=b", "--all-of-it", "--all-of-it=1", "--no-all-of-it",
        "--quiet", "-q", "-qk", "--help", "-h", "--json", "--format", "csv", "-f", "--format=md",
        "--db", "a.db", "--as-of=2026-01-10", "--with=Ann", "--everyone", "--timeout", "2", "é=ü",
    ]
)  # fmt: skip


def typed(command: Command, words: list[str]) -> dict[str, object] | str | None:
    try:
        found = typer_app.parse(command, words)
    except UsageError as error:
        return str(error)
    return None if found is None else found.values


def quickly(command: Command, words: list[str]) -> dict[str, object] | str | None:
    try:
        found = argv.parse(command, words)
    except UsageError as error:
        return str(error)
    return None if found is None else found.values


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(COMMANDS), st.lists(WORDS, max_size=6))
def test_what_quick_reads_typer_reads_the_same(command: Command, words: list[str]) -> None:
    found = quickly(command, words)
    if found is not None:
        assert found == typed(command, words)


PLAIN = st.sampled_from(["Ann", "Ann Lee", "person:ann", "東京"])
PAIRS = st.sampled_from(
    [
        ["--status", "blocked"], ["--status=active"], ["-k", "a"], ["--kind=b"], ["-n", "3"],
        ["--limit=0"], ["--day", "2026-01-10"], ["--over", "6w"], ["--since=2025-12-01"],
        ["--wait", "2"], ["--param", "x=1"], ["--param=y=a=b"], ["--all-of-it"], ["-q"],
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PAIRS, max_size=6), st.lists(PLAIN, min_size=1, max_size=3), st.booleans())
def test_quick_reads_every_well_formed_line(
    pairs: list[list[str]], plain: list[str], plain_first: bool
) -> None:
    options = [word for pair in pairs for word in pair]
    words = [*plain, *options] if plain_first else [*options, "--", *plain]
    found = argv.parse(ONE, words)
    assert found is not None
    assert found.values == typed(ONE, words)


def test_values_by_hand() -> None:
    found = argv.parse(
        ONE, ["Ann", "--status", "a", "--status=b", "-n", "7", "--over", "6w", "Bo", "-q"]
    )
    assert found is not None
    assert found.values == {
        "first": "Ann",
        "rest": ["Bo"],
        "status": ["a", "b"],
        "kind": None,
        "limit": 7,
        "day": None,
        "over": 42,
        "since": None,
        "wait": 10.0,
        "param": [],
        "all_of_it": False,
        "quiet": True,
    }


def test_a_name_of_several_words_needs_no_quotes() -> None:
    for parse in (argv.parse, typer_app.parse):
        found = parse(JOINED, ["Ann", "Lee", "--why"])
        assert found is not None
        assert found.values == {"name": "Ann Lee", "why": True}


def test_what_is_left_out_is_none() -> None:
    for parse in (argv.parse, typer_app.parse):
        found = parse(OPTIONAL, [])
        assert found is not None
        assert found.values == {"name": None}


def test_lists_are_not_shared_between_calls() -> None:
    first = argv.parse(ONE, ["a", "--status", "x"])
    second = argv.parse(ONE, ["a"])
    assert first is not None
    assert second is not None
    assert second.values["status"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a", "--status", "--quiet"], "--status needs a value, and --quiet is an option."),
        (["a", "--status", "--qiet"], "--status needs a value, and --qiet is an option."),
        (["a", "--status", "--kind=a"], "--status needs a value, and --kind=a is an option."),
        (["a", "--status", "--"], "--status needs a value, and -- is an option."),
        (["a", "-n", "-q"], "-n needs a value, and -q is an option."),
        (["a", "-qn", "--quiet"], "-qn needs a value, and --quiet is an option."),
        (["a", "--status", "x", "-k", "--help"], "-k needs a value, and --help is an option."),
    ],
)
def test_an_option_is_no_value_of_the_one_before(words: list[str], said: str) -> None:
    assert typed(ONE, words) == f"{said} `kg one --help` says what it takes."
    assert quickly(ONE, words) is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["a", "--status", "-x"], ["-x"]),
        (["a", "--status", "-"], ["-"]),
        (["a", "--status", "-5"], ["-5"]),
        (["a", "--status=--quiet"], ["--quiet"]),
        (["a", "-nq", "--status", "x"], "“q” is not a whole number"),
        (["--status", "x", "--", "a", "--status", "--quiet"], ["x"]),
    ],
)
def test_what_else_begins_with_a_dash_may_be_a_value(
    words: list[str], status: list[str] | str
) -> None:
    found = typed(ONE, words)
    assert status in found if isinstance(found, str) else found["status"] == status


@pytest.mark.parametrize("name", sorted(registry.COMMANDS))
def test_no_command_takes_an_option_for_a_value(name: str) -> None:
    command = registry.load(name)
    for option in command.every_option():
        for flag in option.flags if option.value else ():
            said = typed(command, [flag, "--json"])
            assert isinstance(said, str)
            assert said.startswith(f"{flag} needs a value, and --json is an option.")
