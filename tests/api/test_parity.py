"""The command line and Python ask the same questions, with the same parameters, and agree."""

import inspect
import json
import operator
from pathlib import Path

import pytest

import kg
from kg.cli.app import run
from kg.cli.registry import COMMANDS, load

# What a command does that is no question: it imports, keeps the file, serves it, opens a note.
DOES = {"init", "import", "watch", "serve", "mcp", "open", "same", "vaults", "demo"}
METHODS = {"graph": "draw"}
_DRAWN = {
    **dict.fromkeys(("svg", "png", "width", "theme"), ".save() and .svg()"),
    "browse": "a browser",
    "mermaid": ".mermaid()",
}
# Options of the command line that Python has in another form.
OTHERWISE = {
    "last-contact": {"why": "kb.why(found)", "limit": "found[:n]"},
    **{name: {"limit": "found[:n]"} for name in ("blocked", "timeline", "orphans", "bus-factor")},
    "prep": {"names": "kb.prep(name) of each"},
    "tasks": {
        **dict.fromkeys(
            ("open_", "done", "overdue", "cancelled", "proposed", "archived", "all_"), "state"
        ),
        "project": "about",
        **dict.fromkeys(("mine", "others"), "whose"),
    },
    "review": {
        "week": "the default",
        "days": "since and as_of",
        **dict.fromkeys(("md", "html", "eml", "output"), "a file"),
    },
    "query": {"tasks": "kb.tasks_query(query)"},
    "sql": {"query": "statement", "param": "params", "limit": "limit in SQL"},
    **{
        name: {one.name: how for one in load(name).options if (how := _DRAWN.get(one.name))}
        for name in COMMANDS
        if name.startswith("chart ")
    },
    "graph": {"html": ".save()", "svg": ".save()", "png": ".save()", "browse": "a browser"},
    "links": {"limit": "found[:n]"},
    "doctor": {
        "count": "doctor_counts",
        "same": "may_be_one",
        **dict.fromkeys(("fix", "yes", "config"), "changes kg.toml"),
        **dict.fromkeys(("fail_on", "most"), "an exit code"),
    },
}
QUESTIONS = [name for name in COMMANDS if name not in DOES and not name.startswith("db ")]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_a_method_with_the_same_parameters(
    kb: kg.KnowledgeBase, name: str
) -> None:
    command = load(name)
    called = METHODS.get(name, name.replace("-", "_").replace(" ", "."))  # "chart cold": chart.cold
    assert operator.attrgetter(called)(kb), (
        f"kg.connect() has no method {called}: it takes a line in the class at the end of the file "
        "of its function in kg/query"
    )
    method = operator.attrgetter(called)(kb)
    has = set(inspect.signature(method).parameters)
    asked = {one.name for one in (*command.arguments, *command.options)}
    otherwise = OTHERWISE.get(name, {})
    assert asked - has == set(otherwise), (
        f"kg {name} takes {asked - has - set(otherwise)}, kb.{called} does not"
    )


@pytest.mark.parametrize(
    ("words", "ask"),
    [
        ("last-contact --status blocked", lambda kb: kb.last_contact(status="blocked")),
        ("last-contact brightwater --everyone",
         lambda kb: kb.last_contact("brightwater", everyone=True)),
        ("blocked", lambda kb: kb.blocked()),
        ("stale --over 6w --kind project", lambda kb: kb.stale(42, kind="project")),
        ("people --organization tidewright --sort -days_ago",
         lambda kb: kb.people(organization="tidewright", sort="-days_ago")),
        ("projects --owner nora --limit 2", lambda kb: kb.projects(owner="nora", limit=2)),
        ("orgs", lambda kb: kb.orgs()),
        ("meetings --about harbor-light --since 2025-11-01",
         lambda kb: kb.meetings(about="harbor light", since="2025-11-01")),
        ("tasks --overdue", lambda kb: kb.tasks("overdue")),
        ("tasks --owner jonas --blocked", lambda kb: kb.tasks(owner="jonas", blocked=True)),
        ("query --tasks is blocked", lambda kb: kb.tasks_query("is blocked")),
        ("timeline salt road", lambda kb: kb.timeline("salt road")),
        ("changed --since 2025-12-01", lambda kb: kb.changed(since="2025-12-01")),
        ("search metering annex", lambda kb: kb.search("metering annex")),
        ("search annex --since 2025-12-01 --with omar --sort date",
         lambda kb: kb.search("annex", since="2025-12-01", with_person="omar", sort="date")),
        ("find okafor ann --kind person", lambda kb: kb.find("okafor ann", kind="person")),
        ("unlinked ann okafor --limit 3", lambda kb: kb.unlinked("ann okafor", limit=3)),
        ("doctor", lambda kb: kb.doctor()),
        ("doctor --severity info --all", lambda kb: kb.doctor(severity="info", every=True)),
        ("doctor --severity info --count", lambda kb: kb.doctor_counts(severity="info")),
        ("links harbor light", lambda kb: kb.links("harbor light")),
        ("backlinks harbor light", lambda kb: kb.backlinks("harbor light")),
        ("orphans", lambda kb: kb.orphans()),
        ("bus-factor", lambda kb: kb.bus_factor()),
        ("neighbors harbor light --depth 2 --kind person",
         lambda kb: kb.neighbors("harbor light", depth=2, kind="person")),
        ("path hanne kwame --all", lambda kb: kb.path("hanne", "kwame", every=True)),
        ("connect omar kwame --half-life 90", lambda kb: kb.connect("omar", "kwame", half_life=90)),
        ("rank --by degree", lambda kb: kb.rank("degree")),
        ("brokers", lambda kb: kb.brokers()),
        ("clusters", lambda kb: kb.clusters()),
        ("similar ann okafor", lambda kb: kb.similar("ann okafor")),
        ("suggest priya", lambda kb: kb.suggest("priya")),
        ("chart cold --over 6w --limit 3", lambda kb: kb.chart.cold(over=42, limit=3).answers),
        ("chart contacts jonas --weeks 30",
         lambda kb: kb.chart.contacts("jonas", weeks=30).answers),
        ("chart project harbor light --since 2025-12-01",
         lambda kb: kb.chart.project("harbor light", since="2025-12-01").answers),
        ("chart blocked --limit 4", lambda kb: kb.chart.blocked(limit=4).answers),
        ("chart circle ann okafor", lambda kb: kb.chart.circle("ann okafor").answers),
    ],
)  # fmt: skip
def test_both_answer_the_same(
    kb: kg.KnowledgeBase,
    words: str,
    ask: object,
    examples_db: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run([*words.split(), "--json", "--as-of", kb.as_of, "--db", str(examples_db)])
    printed = json.loads(capsys.readouterr().out)
    found = ask(kb).to_dicts()  # type: ignore[operator]
    assert printed == json.loads(json.dumps(found))
    assert printed, "a question without rows shows nothing"
