"""kg.toml: where it is found, what wins, and what is said about a broken one."""

from pathlib import Path

import pytest

from kg.config import (
    LOOK_MS,
    Over,
    Settings,
    find,
    freshness,
    layers,
    over_file,
    parse,
    rules,
    settings,
    source_links,
)
from kg.errors import ConfigError
from kg.model.rules import fingerprint
from kg.model.vocabulary import DEFAULT_RULES


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KG_DB", "KG_CONFIG", "KG_VAULT", "KG_REFRESH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def write(path: Path, text: str = "") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_flag_wins_over_the_environment_over_the_file_over_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings() == Settings("kg.db", None, None, b"")
    file = write(tmp_path / "config/kg/kg.toml", 'database = "own.db"\nvault = "notes"\n')
    folder = tmp_path / "config/kg"
    assert settings()[:2] == (str(folder / "own.db"), str(folder / "notes"))
    monkeypatch.setenv("KG_DB", "env.db")
    monkeypatch.setenv("KG_VAULT", "env")
    assert settings()[:3] == ("env.db", "env", file)
    assert settings(vault="flag", database="flag.db")[:2] == ("flag.db", "flag")


def test_the_file_is_searched_in_vault_then_beside_the_database_then_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, database = str(tmp_path / "vault"), str(tmp_path / "data/kg.db")
    assert find(None, vault=vault, database=database) is None
    home = write(tmp_path / "config/kg/kg.toml")
    assert find(None, vault=vault, database=database) == home
    beside = write(tmp_path / "data/kg.toml")
    assert find(None, vault=vault, database=database) == beside
    in_vault = write(tmp_path / "vault/kg.toml")
    assert find(None, vault=vault, database=database) == in_vault
    by_environment = write(tmp_path / "env.toml")
    monkeypatch.setenv("KG_CONFIG", by_environment)
    assert find(None, vault=vault, database=database) == by_environment
    given = write(tmp_path / "given.toml")
    assert find(given, vault=vault, database=database) == given


def test_a_named_file_must_exist() -> None:
    with pytest.raises(ConfigError, match=r"no configuration at nowhere\.toml"):
        find("nowhere.toml")


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("me = [", "kg.toml is no valid TOML: .*line 1"),
        ('\n\nme = "a\n', r"kg.toml is no valid TOML: .*line 3"),
        ('statsu = "x"', "no setting statsu; did you mean status?"),
        ("[folders]\npeople = ['Leute']", "no setting folders.people; known are person, project"),
        (
            "[folders]\npersons = ['Leute']",
            r"no setting folders.persons; did you mean folders.person\?",
        ),
        ("[fields.persn]\nemail='Post'", r"fields.persn; did you mean fields.person\?"),
        (
            "[fields.person]\nemial='Post'",
            r"fields.person.emial; did you mean fields.person.email\?",
        ),
        ("[fields]\nperson='Post'", r"fields.person is a section; write \[fields.person\]"),
        ("me = 3", "me must be a list of texts, .* and not a number"),
        ("me = [3]", "me must be a list of texts, .* and not a list of something else"),
        (
            "folders = 'People'",
            r"folders is a section of its own; write its words below \[folders\]",
        ),
        (
            "[status]\nblocked = true",
            "status.blocked must be a list of texts, .* not true or false",
        ),
        (
            "[cadence]\nteam = '2w'",
            "cadence.team must be a number of days, such as 14, and not “2w”",
        ),
        ("[cadence]\nteam = 0", "cadence.team must be a number of days"),
        ("[cadence]\nteam = 36526", "cadence.team may be 36525 days, a century, and not more"),
        (f"[cadence]\nteam = {'9' * 5000}", "kg.toml holds a number that is too large to be read"),
        (f"me = {'[' * 5000}", "kg.toml nests too deep to be read"),
        (f"# x\n{'a.' * 1001}a = 1", "kg.toml:2: more than 1,000 dots in a line; break it up"),
        (f"{'x' * 5000} = 1", "there is no setting x{60};"),
        ('vault = "a\\u0000b"', "vault must be a text"),
        ("[tasks]\ndoing = ['ab']", "tasks.doing must be the characters between the brackets"),
        ("not_same = ['a.md']", "not_same must be a list of groups of two or more texts"),
        ("same = [['Ann Lee']]", "same must be a list of groups of two or more texts"),
        ("same = [['Ann Lee', 1]]", "same must be a list of groups of two or more texts"),
        ("same = [['Ann Lee', '!']]", "same: “!” is no name, address, path of a note, or key"),
        ("same = [['Ann Lee', 'meeting:oil']]", "same: “meeting:oil” is no name, address"),
        ("database = 2026-01-01", "database must be a text, .* and not a date or time"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(toml: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence) as caught:
        parse(toml.encode())
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf_8_says_the_line() -> None:
    with pytest.raises(ConfigError, match=r"here\.toml:2: not UTF-8"):
        parse("me = 'a'\n# Müller".encode("latin-1"), "here.toml")


def test_one_word_may_stand_for_a_list() -> None:
    assert parse(b"me = 'Nora'\n[tasks]\ndoing='/w'") == {
        "me": ["Nora"],
        "tasks": {"doing": ["/", "w"]},
    }


def test_words_are_added_to_those_that_are_known() -> None:
    found = rules(b"[folders]\nperson = 'Leute'\n[types]\nperson = ['Mensch']")
    assert found.folders["leute"] == found.folders["people"] == "person"
    assert found.types["mensch"] == "person"


def test_a_word_moves_to_its_new_meaning() -> None:
    # "on hold" is paused by default, and the table names paused after blocked.
    found = rules(b"[status]\nblocked = ['On Hold']\nplanned = ['wip']")
    assert found.statuses["on-hold"] == "blocked"
    assert found.statuses["wip"] == "planned"
    assert found.statuses["paused"] == "paused"


def test_a_word_is_taken_away_by_a_minus() -> None:
    found = rules(b"[types]\norganization = ['-Account']\n[status]\nactive = ['-open']")
    assert "account" not in found.types
    assert "accounts" in found.types
    assert "open" not in found.statuses


def test_new_statuses_states_and_relations_may_be_made_up() -> None:
    found = rules(
        b"[status]\nwatching = ['watch']\n[tasks]\nwaiting = 'w'\n[relations]\nmentor = ['Mentor']"
    )
    assert found.statuses["watch"] == "watching"
    assert found.tasks["w"] == "waiting"
    assert found.relations["mentor"] == "mentor"


def test_the_folder_of_daily_notes_comes_from_obsidian() -> None:
    assert rules(b"", None, daily_folder="Log/Days").folders["days"] == "daily"


def test_nothing_said_is_the_default() -> None:
    assert rules(b"") is DEFAULT_RULES


def test_the_fingerprint_tells_rules_apart_and_is_the_same_for_equal_ones() -> None:
    one = rules(b"[types]\nperson = ['a', 'b']")
    same = rules(b"[types]\nperson = ['b', 'a']")
    other = rules(b"[types]\nperson = ['a', 'c']")
    assert fingerprint(one) == fingerprint(same) != fingerprint(other)


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        (
            'same = [["person:ann", "project:ann"]]',
            "same joins person:ann and project:ann, which are of different kinds",
        ),
        (
            'same = [["Ann Lee", "A. Lee"]]\nnot_same = [["A. Lee", "Ann Lee"]]',
            "same joins “Ann Lee” and “a-lee”, and not_same parts them",
        ),
        (
            'same = [["Ann Lee", "Annie"], ["annie", "AL"]]\nnot_same = [["AL", "Ann Lee"]]',
            "same joins “Ann Lee” and “al”, and not_same parts them",
        ),
    ],
)
def test_settings_that_contradict_each_other_stop_kg(toml: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        rules(toml.encode())


def test_what_is_laid_over_kg_toml_adds_lists_and_wins_with_single_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    notes = tmp_path / "Notes"
    notes.mkdir()
    (notes / "kg.toml").write_text('me = ["Ann Lee"]\ndaily_format = "DD.MM.YYYY"\n')
    over = Path(over_file(str(notes)))
    assert over.parent == tmp_path / "home" / "kg" / "vaults"
    assert over.name.startswith("Notes-")
    assert settings(vault=str(notes)).over is None
    over.parent.mkdir(parents=True)
    over.write_text('me = ["A. Lee"]\ndaily_format = "DD-MM-YYYY"\n')
    chosen = settings(vault=str(notes))
    found = rules(chosen.toml, chosen.file, over=chosen.over)
    assert (found.me, found.daily_format) == (("Ann Lee", "A. Lee"), "DD-MM-YYYY")


def test_a_single_value_is_that_of_the_last_file_which_says_it(tmp_path: Path) -> None:
    vault, database = str(tmp_path / "vault"), str(tmp_path / "data/kg.db")

    def now() -> tuple[str, str, int]:
        found = settings(vault=vault, database=database)
        files = layers(found.file, found.toml, base=found.base, over=found.over)
        return source_links(vault, database), *freshness(files)

    write(tmp_path / "vault/kg.toml", 'me = "Ann Lee"\n')
    assert now() == ("file", "auto", LOOK_MS)
    write(tmp_path / "config/kg/kg.toml", 'source_links = "obsidian"\nlook_ms = 90\n')
    assert now() == ("obsidian", "auto", 90)
    write(tmp_path / "vault/kg.toml", 'source_links = "none"\nrefresh = "off"\n')
    assert now() == ("none", "off", 90)
    write(Path(over_file(vault)), 'source_links = "file"\n')
    assert now() == ("file", "off", 90)


def test_two_vaults_of_one_name_have_files_of_their_own(tmp_path: Path) -> None:
    assert over_file(str(tmp_path / "a" / "Notes")) != over_file(str(tmp_path / "b" / "Notes"))


def test_the_order_of_days_is_one_of_two() -> None:
    assert rules(b'date_order = "dmy"').date_order == "dmy"
    assert rules(b"").date_order is None
    wanted = '"dmy" (13/06/2026) or "mdy" (06/13/2026)'
    with pytest.raises(ConfigError) as error:
        rules(b'date_order = "ymd"')
    assert str(error.value) == (
        f'kg.toml: date_order must be {wanted}, such as "dmy", and not “ymd”.'
    )
    with pytest.raises(ConfigError, match="date_order must be"):
        rules(b'date_order = ["dmy"]')


BOOK = '[kinds.book]\nfolders = ["Shelf"]\ntypes = ["-books", "novel"]\ntags = ["#Reading"]\n'


def test_a_kind_is_words_for_folders_types_and_tags() -> None:
    found = rules((BOOK + 'fields = ["author", "year"]\n').encode())
    assert found.kinds["book"] == ("book", "books", ("author", "year"))
    assert [word for word, kind in found.folders.items() if kind == "book"] == [
        "book",
        "books",
        "shelf",
    ]
    assert [word for word, kind in found.types.items() if kind == "book"] == ["book", "novel"]
    assert found.tags == {"reading": "book"}
    assert found.fields["book"] == {"author": "author", "year": "year"}
    assert DEFAULT_RULES.kinds == {}


def test_a_kind_needs_no_words_and_its_fields_may_have_other_names() -> None:
    found = rules(b'[kinds.story]\nplural = "stories"\nfields = { author = ["by"], length = [] }\n')
    assert found.kinds["story"] == ("story", "stories", ("author", "length"))
    assert found.types["stories"] == found.folders["story"] == "story"
    assert found.fields["story"] == {"author": "author", "by": "author", "length": "length"}


def test_a_kind_takes_words_that_meant_something_else() -> None:
    found = rules(b'[kinds.guild]\nfolders = ["Customers"]\ntypes = ["client"]\n')
    assert found.folders["customers"] == found.types["client"] == "guild"
    assert found.folders["clients"] == found.types["customer"] == "organization"


def test_what_is_laid_over_adds_to_a_kind() -> None:
    over = Over("over.toml", b'[kinds.book]\nfolders = ["-Books", "Attic"]\nfields = ["shelf"]\n')
    found = rules(b'[kinds.book]\nfields = ["author"]\n', over=over)
    assert found.kinds["book"].fields == ("author", "shelf")
    assert {word for word, kind in found.folders.items() if kind == "book"} == {"book", "attic"}
    assert fingerprint(found) != fingerprint(rules(b'[kinds.book]\nfields = ["author"]\n'))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[kinds.person]\n", "kinds.person: kg knows “person” itself; give it more words in"),
        ("[kinds.people]\n", "kinds.people: kg knows “people” itself"),
        ("[kinds.daily]\n", "kinds.daily: kg knows “daily” itself"),
        ("[kinds.Book]\n", "kinds.Book: a kind is called by one word in small letters"),
        ('[kinds."my book"]\n', "kinds.my book: a kind is called by one word"),
        ('[kinds.""]\n', "a kind is called by one word"),
        ("kinds = 3\n", "kinds is a section of its own"),
        ("[kinds]\nbook = 3\n", r"kinds.book is a section; write \[kinds.book\]"),
        ('[kinds.book]\nfolder = ["A"]\n', "no setting kinds.book.folder; did you mean"),
        ("[kinds.book]\nplural = 3\n", "kinds.book.plural must be a text"),
        ('[kinds.book]\nplural = "people"\n', "kg calls something else “people”"),
        ("[kinds.book]\n[kinds.books]\n", "kinds.book and kinds.books are both called “books”"),
        ("[kinds.book]\nfields = 3\n", "kinds.book.fields must be a list of texts"),
        ('[kinds.book]\nfields = ["source"]\n', "every list has “source” already"),
        ('[kinds.book]\nfields = ["first read"]\n', "“first read” is no name of a column"),
        ('[kinds.book]\nfields = ["class"]\n', "“class” is no name of a column"),
        (
            '[kinds.book]\nfolders = ["Attic"]\n[kinds.film]\nfolders = ["attic"]\n',
            "“attic” is a word of kinds.book and of kinds.film",
        ),
    ],
)
def test_a_kind_that_cannot_be_is_told(text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        rules(text.encode())
