"""A bad question is a problem with its cure; the import and the other questions go on."""

from pathlib import Path

import pytest

from kg.importer.questions import questions_of
from kg.importer.vault_settings import VaultSettings
from tests.builders import imported, rows, vault
from tests.dump import dump

NOTES = {"Projects/Oil.md": "---\nstatus: blocked\n---\n- [ ] ask Ann\n"}
GOOD = '[questions.fine]\nsql = "select 1 as one"\n'

# What stands below [questions.bad], and what is said of it.
STRUCTURE = (
    ("about = 'x'", "it has no query; give it one of sql, dataview, tasks"),
    ('sql = "select 1"\ntasks = "done"',
     "it has sql and tasks; give it one of sql, dataview, tasks"),
    ('sql = "select 1"\ndataview = "LIST"\ntasks = "done"',
     "it has sql and dataview and tasks; give it one of sql, dataview, tasks"),
    ('sql = "select 1"\nparms = {}', "it has no setting parms; did you mean params?"),
    ("sql = 3", 'its sql is no text; write sql = "…"'),
    ("tasks = ' '", 'its tasks is no text; write tasks = "…"'),
    ("sql = 'select 1'\nabout = 3", 'its about is no line of text; write about = "what it tells"'),
    ("sql = 'select 1'\nparams = ['a']",
     'its params are no names with defaults; write params = { days = 30, who = "" }'),
    ("sql = 'select :a'\nparams = { a = [] }",
     "its parameter a has no default that is a text, a number, or true or false; give it one"),
    ("sql = 'select :a'\nparams = { a = inf }",
     "its parameter a has no default that is a text, a number, or true or false; give it one"),
    ("sql = 'select :a'\nparams = { a = 2026-01-01 }",
     "its parameter a has no default that is a text, a number, or true or false; give it one"),
    ("sql = 'select :a'\nparams = { 'a b' = 1 }",
     "its parameter a b is no name; take letters, digits and _"),
    ("sql = 'select :as_of'\nparams = { as_of = '' }",
     "its parameter as_of is a name that kg uses itself; take another one"),
)  # fmt: skip
SQL = (
    ("sql = 'selct 1'", 'SQLite does not accept this query: near "selct": syntax error'),
    ("sql = 'select missing from nodes'", "no such column: missing"),
    ("sql = 'delete from nodes'", "only reading is allowed here (not authorized)"),
    ("sql = 'select 1; delete from nodes'", "one statement at a time"),
    ("sql = '-- nothing'", "its SQL cannot be run"),
    ("sql = 'select ?'", "its SQL cannot be run"),
    ("sql = 'select $who'\nparams = { who = '' }",
     "parameters are written as :name, and not $who or @who"),
    ("sql = 'select :who'",
     'it uses the parameter who, which is not declared; add it to params, as in params = '
     '{ who = "" }'),
    ("sql = \"select ':who'\"\nparams = { who = '' }",
     "it declares the parameter who and does not use it; write :who in the query, or take it out "
     "of params"),
)  # fmt: skip
DATAVIEW = (
    ("dataview = 'LISTE'", "this is no query of Dataview: line 1, column 5"),
    ("dataview = 'LIST WHERE a = {who}'", "it uses the parameter who, which is not declared"),
    ("dataview = 'LIST // {who}'\nparams = { who = '' }",
     "it declares the parameter who and does not use it; write {who} in the query"),
    ("""dataview = 'LIST WHERE contains(a, "{who}")'\nparams = { who = '' }""",
     "{who} stands where no value may stand: write it as a value of its own, outside of quotes "
     "and links"),
    ("dataview = 'LIST FROM [[{who}]]'\nparams = { who = '' }",
     "{who} stands where no value may stand"),
    ("dataview = 'LIST FROM #{who}'\nparams = { who = 'x' }", "this is no query of Dataview"),
)  # fmt: skip
TASKS = (
    ("tasks = 'not dun'", "this is no query of Tasks: this is no instruction of Tasks"),
    ("tasks = 'preset mine'", "there is no preset of this name"),
    ("tasks = 'due before {day}'", "it uses the parameter day, which is not declared"),
    ("tasks = '{what}'\nparams = { what = 'done' }",
     "{what} stands where no value may stand: write it behind includes, before, after, on, in or "
     "limit"),
    ("tasks = 'sort by {what}'\nparams = { what = 'due' }",
     "{what} stands where no value may stand"),
    ("""tasks = 'filter by function task.path === "{who}"'\nparams = { who = '' }""",
     "{who} stands where no value may stand"),
    ("""tasks = "# {who}\\ndone"\nparams = { who = '' }""",
     "it declares the parameter who and does not use it"),
    ("tasks = 'due before {day}'\nparams = { day = 'soon' }",
     "its default does not fit: “soon” is no day that Tasks knows; day takes one"),
)  # fmt: skip


def told(db: Path) -> list[tuple[object, ...]]:
    return rows(
        db, "select path, line, severity, message from problems where code = 'unfit-question'"
    )


@pytest.mark.parametrize(("section", "why"), [*STRUCTURE, *SQL, *DATAVIEW, *TASKS])
def test_a_bad_question_is_told_and_the_others_work(tmp_path: Path, section: str, why: str) -> None:
    toml = f"{GOOD}\n[questions.bad]\n{section}\n"
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": toml})
    db = tmp_path / "kg.db"
    imported(folder, db)
    ((path, line, severity, message),) = told(db)
    assert (path, line, severity) == ("kg.toml", 4, "warning")
    assert str(message).startswith("the question “bad” cannot be asked: ")
    assert why in str(message)
    assert "fine" in [one.name for one in questions_of(str(db)).known]


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("questions = 3\n", "questions"),
        ("[questions]\nbad = 3\n", "bad"),
        ("[[questions]]\nsql = 'select 1'\n", "questions"),
        ("[questions.'two words']\nsql = 'select 1'\n", "two words"),
        ("[questions.-x]\nsql = 'select 1'\n", "-x"),
    ],
)
def test_what_is_no_question_at_all_stops_nothing(tmp_path: Path, toml: str, named: str) -> None:
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": toml})
    db = tmp_path / "kg.db"
    imported(folder, db)
    (problem,) = told(db)
    assert f"“{named}”" in str(problem[3])


GOOD_ONES = (
    "sql = 'select :as_of, :who'\nparams = { who = '' }",
    "sql = \"select ':x', [:y], \\\":z\\\" from (select 1 as ':y', 2 as ':z') -- :w\"",
    "sql = 'pragma table_info(nodes)'",
    "dataview = 'LIST FROM {where} WHERE n > {n} LIMIT 3'\nparams = { where = 'A', n = -1.5 }",
    "dataview = '''LIST WHERE a = \"{who}\"'''",  # declared nowhere: four letters in braces
    "dataview = 'LIST WHERE date(today) - due < dur({days} days)'\nparams = { days = 30 }",
    "tasks = 'description includes {who}'\nparams = { who = '' }",
    "tasks = '(due before {day}) AND (path does not include {who})'\n"
    "params = { day = '', who = '' }",
    "tasks = 'limit groups to {n}'\nparams = { n = 3 }",
    "tasks = 'filter by function task.description.includes({who})'\nparams = { who = '' }",
    "tasks = '{done} OR {due today}'",  # brackets of Tasks
)


@pytest.mark.parametrize("section", GOOD_ONES)
def test_a_good_question_is_not_told(tmp_path: Path, section: str) -> None:
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": f"[questions.good]\n{section}\n"})
    imported(folder, tmp_path / "kg.db")
    assert told(tmp_path / "kg.db") == []


def test_presets_of_the_vault_are_known(tmp_path: Path) -> None:
    data = '{"presets": {"mine": "not done"}}'
    place = ".obsidian/plugins/obsidian-tasks-plugin/data.json"
    toml = "[questions.good]\ntasks = 'preset mine'\n"
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": toml, place: data})
    imported(folder, tmp_path / "kg.db")
    assert told(tmp_path / "kg.db") == []


def test_a_refresh_after_an_edit_leaves_what_a_whole_import_leaves(tmp_path: Path) -> None:
    db, whole = tmp_path / "kg.db", tmp_path / "whole.db"
    for toml, bad in (
        (GOOD, 0),
        (f"{GOOD}[questions.bad]\nsql = 'selct'\n", 1),
        (f"[questions.other]\ntasks = 'dun'\n{GOOD}[questions.bad]\nsql = 'selct'\n", 2),
        (f"{GOOD}[questions.bad]\nsql = 'select 2'\n", 0),
        ("", 0),
    ):
        folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": toml})
        imported(folder, db)
        whole.unlink(missing_ok=True)
        imported(folder, whole)
        assert dump(db) == dump(whole), toml
        assert len(told(db)) == bad, toml
        assert imported(folder, db).noop


ME = 'me = ["Ann"]\n'
BAD = "[questions.bad]\nsql = 'selct'\n"
MORE = '[questions.long]\nsql = """\nselect 1\n"""\n'


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        (f"{ME}\n{BAD}", f"{ME}\n{MORE}", True),
        (f"{ME}\n{BAD}", f"{ME}\n{BAD}{MORE}", True),
        (f"{ME}\n{BAD}\n[cadence]\nx = 3\n", f"{ME}\n{MORE}\n [cadence]\nx = 3\n", False),
        (f"{ME}\n{BAD}[cadence]\nx = 3\n", f"{ME}\n{MORE}[cadence]\nx = 3\n", True),
        (f"{ME}\n{BAD}[cadence]\nx = 3\n", f"{ME}\n{BAD}[cadence]\nx = 4\n", False),
        (f"{ME}\n{BAD} [cadence]\nx = 3\n", f"{ME}\n{BAD} [cadence]\nx = 4\n", False),
        (f"\n{BAD}[cadence]\nx = 3\n{MORE}", f"\n{BAD}[cadence]\nx = 3\n{MORE}#\n", False),
        (f"{BAD}[cadence]\nx = 3\n{MORE}", f"{BAD}[cadence]\nx = 3\n{MORE}#\n", True),
        (f"{ME}\n{BAD}", f"\n{BAD}", False),
        # No section of questions, but lines of a text that look so.
        (f'me = """\n{BAD}a"""\n', f'me = """\n{BAD}b"""\n', False),
        (f"me = ['''\n{BAD}a''']\n", f"me = ['''\n{BAD}b''']\n", False),
    ],
)
def test_only_an_edit_of_questions_reads_no_note(
    tmp_path: Path, old: str, new: str, is_same: bool
) -> None:
    prints = []
    for toml in (old, new):
        folder = vault(tmp_path / "vault", {"kg.toml": toml})
        prints.append(VaultSettings(str(folder), str(tmp_path / "kg.db"), None).fingerprint)
    assert (prints[0] == prints[1]) is is_same


def test_a_question_that_is_mended_reads_no_note(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": f"{ME}\n{BAD}"})
    db = tmp_path / "kg.db"
    imported(folder, db)
    assert len(told(db)) == 1
    vault(folder, {"kg.toml": f"{ME}\n{MORE}"})
    assert imported(folder, db).read == 0
    assert told(db) == []


def test_a_bad_question_is_no_news_for_the_look_before_each_question(tmp_path: Path) -> None:
    from kg.importer.fresh import freshened
    from kg.store.reader import open_read

    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": "[questions.bad]\nsql = 'selct'\n"})
    db = tmp_path / "kg.db"
    imported(folder, db)
    found = freshened(str(db), open_read(str(db)), lambda: "2026-01-10")
    assert found == (False, None)
