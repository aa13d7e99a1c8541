"""Python takes days as the command line does, and complains in the same words."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.cli.app import run
from kg.errors import UsageError

Ask = Callable[[kg.KnowledgeBase], Any]
SAID: list[tuple[str, Ask]] = [
    ("changed --since '2 weeks ago'", lambda kb: kb.changed(since="2 weeks ago")),
    ("search annex --since december", lambda kb: kb.search("annex", since="december")),
    ("search annex --since 2025-12", lambda kb: kb.search("annex", since="2025-12")),
    ("meetings --since 2025-Q4 --until 2025-11",
     lambda kb: kb.meetings(since="2025-Q4", until="2025-11")),
    ("meetings --since today --until 30d", lambda kb: kb.meetings(since="today", until="30d")),
    ("tasks --due-before 7d", lambda kb: kb.tasks(due_before="7d")),
    ("timeline salt road --until 'last month'",
     lambda kb: kb.timeline("salt road", until="last month")),
    ("last-contact brightwater --as-of 2025-12",
     lambda kb: kb.last_contact("brightwater", as_of="2025-12")),
    ("stale --as-of monday", lambda kb: kb.stale(as_of="monday")),
    ("neighbors harbor light --since 'last quarter' --until 'last week'",
     lambda kb: kb.neighbors("harbor light", since="last quarter", until="last week")),
    ("path hanne kwame --since 2025", lambda kb: kb.path("hanne", "kwame", since="2025")),
    ("rank --as-of 2025-11", lambda kb: kb.rank(as_of="2025-11")),
    ("rank --as-of soon", lambda kb: kb.rank(as_of="soon")),
    ("timeline salt road --since friday", lambda kb: kb.timeline("salt road", since="friday")),
    ("neighbors harbor light --since 05/06/2025",
     lambda kb: kb.neighbors("harbor light", since="05/06/2025")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "ask"), SAID, ids=[line for line, _ in SAID])
def test_as_on_the_command_line(
    kb: kg.KnowledgeBase,
    line: str,
    ask: Ask,
    examples_db: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import shlex

    as_of = [] if "--as-of" in line else ["--as-of", kb.as_of]
    run([*shlex.split(line), "--json", *as_of, "--db", str(examples_db)])
    printed = capsys.readouterr()
    try:
        found = ask(kb).to_dicts()
    except UsageError as error:
        assert str(error) in " ".join(printed.err.split())
    else:
        assert json.loads(printed.out) == json.loads(json.dumps(found))
        assert found


def test_a_knowledge_base_may_be_opened_as_of_a_month(examples_db: Path) -> None:
    with kg.connect(examples_db, as_of="2025-12") as kb:
        assert kb.as_of == "2025-12-31"
        assert kb.changed(since="2 weeks ago") == kb.changed(since=date(2025, 12, 17))


def test_what_is_no_day_is_refused_when_a_database_is_opened(examples_db: Path) -> None:
    with pytest.raises(UsageError, match="“soon” is not a day that kg knows"):
        kg.connect(examples_db, as_of="soon")
