"""The head of a note: what is kept, what it is worth, and what is said about the rest."""

import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.note import Json, ParsedNote
from kg.parse import parse_note
from kg.parse.flat_frontmatter import odd, read_flat
from kg.parse.frontmatter import find_head
from kg.parse.yaml_nodes import Allowance, Handler, Unreadable, read_frontmatter, read_yaml

Problems = list[tuple[str, int | None]]


def note(head: str) -> ParsedNote:
    return parse_note("n.md", f"---\n{head}\n---\nbody [[L]]\n")


def problems(parsed: ParsedNote) -> Problems:
    return [(problem.code, problem.line) for problem in parsed.problems]


NINES = "9" * 10_000
BOMB = "a: &a [x, x]\n" + "".join(
    f"{this}: &{this} [{', '.join(['*' + last] * 9)}]\n"
    for last, this in zip("abcdefg", "bcdefgh", strict=True)
)

# (head, what is kept, problems with their lines). The head starts on line 2.
BROKEN: list[tuple[str, str, dict[str, Json], Problems]] = [
    ("colon in a value", "a: b: c\nok: 1", {"ok": 1}, [("broken-property", 2)]),
    (
        "tab before a key",
        "ok: 1\n\tkey: v\nalso: 2",
        {"ok": 1, "key": "v", "also": 2},
        [("indented-property", 3)],
    ),
    (
        "spaces before keys",
        "ok: 1\n  key: v\n\n  l: ['x']\n  bad: a: b\nalso: 2",
        {"ok": 1, "key": "v", "l": ["x"], "also": 2},
        [("indented-property", 3), ("indented-property", 5), ("broken-property", 6)],
    ),
    # What may nest, or go on, is not taken apart.
    ("tab in a map", "m:\n\tkey: v\nok: 2", {"ok": 2}, [("broken-property", 3)]),
    ("tab below a text block", "m: |\n\tkey: v\nok: 2", {"ok": 2}, [("broken-property", 3)]),
    ("tab before prose", "m: a\n\tkey: v\n\tmore\nok: 2", {"ok": 2}, [("broken-property", 3)]),
    ("tab in an open list", "m: [a,\n\tkey: v\nok: 2", {"ok": 2}, [("broken-property", 3)]),
    ("at sign", "ok: 1\nowner: @ann", {"ok": 1}, [("broken-property", 3)]),
    ("open quote", "k: 'x\nok: 1", {"ok": 1}, [("broken-property", 2)]),
    ("open bracket", "ok: 1\nk: [a, b\nmore: 2", {"ok": 1, "more": 2}, [("broken-property", 3)]),
    ("no such alias", "a: *b\nok: 1", {"ok": 1}, [("broken-property", 2)]),
    ("a line of prose", "a: 1\nprose here\nb: 2", {"a": 1, "b": 2}, [("broken-property", 3)]),
    ("duplicate", "a: 1\nb: 2\na: 3", {"b": 2, "a": 3}, [("duplicate-key", 4)]),
    (
        "duplicate beside a broken one",
        "a: 1\na: 2\nb: c: d",
        {"a": 2},
        [("duplicate-key", 3), ("broken-property", 4)],
    ),
    ("placeholder", "title: {{title}}\nok: 1", {"ok": 1}, [("placeholder", 2)]),
    ("quoted placeholder", 'title: "{{title}}"\nok: 1', {"ok": 1}, [("placeholder", 2)]),
    ("Templater", "ok: 1\nd: <% tp.date.now() %>", {"ok": 1}, [("placeholder", 3)]),
    (
        "placeholder with spaces",
        "created: { { DATE } }\ntags: [x]\nok: 1",
        {"tags": ["x"], "ok": 1},
        [("placeholder", 2)],
    ),
    ("placeholder in a list", "l: [a, '{{b}}', c]", {"l": ["a", "c"]}, [("placeholder", 2)]),
    ("impossible date", "d: 2026-02-30\nk: 1", {"d": "2026-02-30", "k": 1}, [("invalid-date", 2)]),
    ("quoted impossible date", "d: '2025-13-40'", {"d": "2025-13-40"}, [("invalid-date", 2)]),
    ("alias of itself", "a: &a [*a]\nok: 1", {"ok": 1}, [("broken-property", 2)]),
    ("list as a key", "? [a, b]\n: c\nok: 1", {"ok": 1}, [("bad-key", 2)]),
    ("deep brackets", "ok: 1\na: " + "[" * 20_000, {"ok": 1}, [("broken-property", 3)]),
    ("deep list", "ok: 1\na:\n  " + "- " * 5_000 + "x", {"ok": 1}, [("broken-property", 4)]),
    ("tag of digits", "tags: [2024, a]", {"tags": ["2024", "a"]}, [("invalid-tag", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "kept", "wrong"), [pytest.param(*case[1:], id=case[0]) for case in BROKEN]
)
def test_only_the_broken_property_is_lost(
    head: str, kept: dict[str, Json], wrong: Problems
) -> None:
    parsed = note(head)
    assert parsed.frontmatter == kept
    assert problems(parsed) == wrong
    assert [link.target for link in parsed.links] == ["L"]
    # The problem names the property, or says what is wrong with its name.
    assert all(problem.message for problem in parsed.problems)


def test_a_bomb_is_refused_and_its_neighbours_kept() -> None:
    parsed = note(BOMB + "ok: 1")
    assert parsed.frontmatter["a"] == ["x", "x"]
    assert parsed.frontmatter["ok"] == 1
    assert "h" not in parsed.frontmatter
    assert {problem.code for problem in parsed.problems} == {"broken-property"}
    assert len(json.dumps(parsed.frontmatter)) < 100_000


def _uses(count: int, name: str = "a") -> str:
    return ", ".join([f"*{name}"] * count)


LONG, QUOTES = "x" * 5_000, '"' * 60_000
# Heads of some kilobytes whose aliases would yield hundreds, or without end.
BOMBS = {
    "a long text, often": f"a: &a {LONG}\nb: [{_uses(100)}]",
    "a text in quotes, often": f"a: &a '{LONG}'\nb: [{_uses(100)}]",
    "quotes, which JSON doubles": f"a: &a '{QUOTES}'\nb: [{_uses(900)}]",
    "a block of text": f"a: &a |\n  {LONG}\nb: [{_uses(100)}]",
    "properties of their own": f"a: &a {LONG}\n" + "\n".join(f"b{n}: *a" for n in range(100)),
    "a list of it": f"a: &a [{LONG}]\nb:\n" + "  - *a\n" * 100,
    "lists in lists": f"a: &a [{LONG}]\nb: &b [{_uses(9)}]\n"
    f"c: &c [{_uses(9, 'b')}]\nd: [{_uses(9, 'c')}]",
    "in maps": f"a: &a {{k: {LONG}}}\nb:\n" + "\n".join(f"  m{n}: {{x: *a}}" for n in range(100)),
    "merged": f"a: &a {{k: {LONG}}}\nb:\n" + "\n".join(f"  m{n}:\n    <<: *a" for n in range(100)),
    "several merged": f"a: &a {{k: {LONG}}}\nb:\n" + f"  - <<: [{_uses(10)}]\n" * 10,
    # A name may have 1,024 characters.
    "keys": f"a: {{&a {LONG[:1000]}: 1}}\nb:\n" + "\n".join(["  - {*a : 1}"] * 100),
    "keys that are lists": f"a: {{? &a [{LONG}] : 1}}\nb:\n" + "\n".join(["  - {? *a : 1}"] * 100),
    "names of properties": f"&a {LONG[:1000]}: 1\n" + "*a : 2\n" * 100 + "b: *a",
    "a bomb of short texts": BOMB.rstrip(),
    "beside what is broken": f"x: a: b\nb: [&a {LONG}, {_uses(100)}]",
    "in many broken parts": "x: a: b\n"
    + "\n".join(f"b{n}: [&a {'x' * 1000}, {_uses(50)}]" for n in range(30)),
}


@pytest.mark.parametrize("head", BOMBS.values(), ids=BOMBS)
def test_what_aliases_repeat_is_bounded(head: str) -> None:
    began = time.process_time()
    parsed = note(f"{head}\nok: 1")
    assert time.process_time() - began < 2
    assert parsed.frontmatter["ok"] == 1
    kept = len(json.dumps(parsed.frontmatter, ensure_ascii=False))
    assert kept < 2 * (len(head) + max(65_536, 10 * len(head)))
    told = [f.message for f in parsed.problems if f.code in ("broken-property", "bad-key")]
    assert any("aliases (*)" in message or "a property's name" in message for message in told)
    assert sum(len(problem.message) for problem in parsed.problems) < 50_000


# (head, what it means)
ANCHORS: list[tuple[str, dict[str, Json]]] = [
    ("a: &a x\nb: *a\nc: [*a, y]", {"a": "x", "b": "x", "c": ["x", "y"]}),
    ("a: &a [x, y]\nb: *a", {"a": ["x", "y"], "b": ["x", "y"]}),
    ("a: &a {k: 1}\nb: {<<: *a, l: 2}", {"a": {"k": 1}, "b": {"<<": {"k": 1}, "l": 2}}),
    ("a: &a x\nb: &b [*a]\nc: [*b, *b]", {"a": "x", "b": ["x"], "c": [["x"], ["x"]]}),
    ("&k a: 1\nb: {*k : 2}", {"a": 1, "b": {"a": 2}}),
    ("a: &a '[[Ann Lee]]'\nb: [*a]", {"a": "[[Ann Lee]]", "b": ["[[Ann Lee]]"]}),
    (f"a: &a {LONG}\nb: [{_uses(10)}]", {"a": LONG, "b": [LONG] * 10}),
    (f"a: &a {LONG * 10}\nb: [{_uses(9)}]", {"a": LONG * 10, "b": [LONG * 10] * 9}),
    (f"a: &a short text\nb: [{_uses(900)}]", {"a": "short text", "b": ["short text"] * 900}),
    ("x: a: b\nb: [&a x, *a]", {"b": ["x", "x"]}),
]


@pytest.mark.parametrize(("head", "meant"), ANCHORS, ids=[head[:30] for head, _ in ANCHORS])
def test_anchors_as_people_use_them_are_read(head: str, meant: dict[str, Json]) -> None:
    assert note(head).frontmatter == meant
    assert [code for code, _ in problems(note(head))] in ([], ["broken-property"])


def test_a_name_without_end_is_no_property() -> None:
    """Each link below a name repeats it in the database."""
    links = " ".join(f"[[N{n}]]" for n in range(500))
    name = "k" * 1_000
    parsed = note(f"{'k' * 100_000}: '{links}'\n{name}: ['{links}', {{}}]\nok: 1\n{'k' * 250}: 2")
    assert parsed.frontmatter == {"ok": 1, "k" * 250: 2}
    assert problems(parsed) == [("bad-key", 2), ("bad-key", 3)]
    parsed = note(f"{'k' * 100_000}: '{links}'")  # read without YAML
    assert problems(parsed) == [("bad-key", 2)]
    assert all(len(problem.message) < 120 for problem in parsed.problems)
    parsed = note(f"m:\n  {name}:\n    {name}: '{links}'")
    assert len(parsed.links) == 501
    assert max(len(link.property or "") for link in parsed.links) == 500


# (value as written, value, type)
TYPES = [
    ("2026-01-03", "2026-01-03", "date"),
    ("'2026-01-03'", "2026-01-03", "date"),
    ('"2026-01-03"', "2026-01-03", "date"),
    ("2026-01-03 # a comment", "2026-01-03", "date"),
    ("2026-01-03T10:30", "2026-01-03T10:30", "datetime"),
    ("2026-01-03 10:30:05", "2026-01-03T10:30:05", "datetime"),
    ("2026-01-03T10:30:05.5+02:00", "2026-01-03T10:30:05.5+02:00", "datetime"),
    ("2026-01-03T25:00", "2026-01-03T25:00", "text"),
    ("2026-1-3", "2026-1-3", "text"),
    ("7", 7, "number"),
    ("-7", -7, "number"),
    ("0", 0, "number"),
    ("1.50", 1.5, "number"),
    ('"7"', "7", "text"),
    ("007", "007", "text"),
    ('"007"', "007", "text"),
    ("+41441234567", "+41441234567", "text"),
    ("1_000", "1_000", "text"),
    ("0x1F", "0x1F", "text"),
    ("1.2.3", "1.2.3", "text"),
    (NINES, NINES, "text"),
    ("9223372036854775808", "9223372036854775808", "text"),
    ("12:30", "12:30", "text"),
    ("true", True, "boolean"),
    ("False", False, "boolean"),
    ('"true"', "true", "text"),
    ("yes", "yes", "text"),
    ("No", "No", "text"),
    ("on", "on", "text"),
    ("", None, "empty"),
    ("~", None, "empty"),
    ("null", None, "empty"),
    ('""', "", "text"),
    ("https://example.org/a#b", "https://example.org/a#b", "text"),
    ("'it''s'", "it's", "text"),
    ('"a\\nb"', "a\nb", "text"),
    ("!!python/object/apply:os.system x", "x", "text"),
    ("|\n  one\n  two", "one\ntwo", "text"),
    (">-\n  one\n  two", "one two", "text"),
    ('"[[Ann Lee]]"', "[[Ann Lee]]", "link"),
    ("[[Ann Lee]]", "[[Ann Lee]]", "link"),
    ("[[Lee, Ann]]", "[[Lee, Ann]]", "link"),
    ("[[#Part]]", "[[#Part]]", "link"),
    ('"[[Ann]] and Bo"', "[[Ann]] and Bo", "text"),
    ("{a: 1, b: [x]}", '{"a": 1, "b": ["x"]}', "json"),
]


@pytest.mark.parametrize(("written", "value", "kind"), TYPES, ids=[case[0][:20] for case in TYPES])
def test_values_keep_their_type(written: str, value: Json, kind: str) -> None:
    row = note(f"k: {written}").properties[0]
    assert (row.key, row.value, row.type, row.line, row.inline) == ("k", value, kind, 2, False)


def test_dates_that_python_knows_and_no_other() -> None:
    for day in ("2024-02-29", "2026-02-29", "0000-01-01", "9999-12-31", "2026-00-10"):
        try:
            date.fromisoformat(day)
            expected = "date"
        except ValueError:
            expected = "text"
        assert note(f"d: {day}").properties[0].type == expected


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("l: [a, \"b, c\", 'd']", [("a", 0, 2), ("b, c", 1, 2), ("d", 2, 2)]),
        ("l:\n  - a\n\n  - b", [("a", 0, 3), ("b", 1, 5)]),
        ("l:\n- 1\n- 2026-01-03", [(1, 0, 3), ("2026-01-03", 1, 4)]),
        ("l:\n  -\n  - b", [(None, 0, 3), ("b", 1, 4)]),
        ("l: []", []),
        ("l:\n  - [a, b]\n  - c: 1", [('["a", "b"]', 0, 3), ('{"c": 1}', 1, 4)]),
    ],
)
def test_lists_give_a_row_an_item(head: str, rows: list[tuple[Json, int, int]]) -> None:
    assert [(p.value, p.position, p.line) for p in note(head).properties] == rows


@pytest.mark.parametrize(
    ("head", "links"),
    [
        ('owner: "[[Ann Lee|Ann]]"', [("owner", "Ann Lee", 2)]),
        ("owner: [[Ann Lee]]", [("owner", "Ann Lee", 2)]),
        ("who: [[A]], [[B]]", [("who", "A", 2), ("who", "B", 2)]),
        ("who: [[[A]], [[B]]]", [("who", "A", 2), ("who", "B", 2)]),
        ("who:\n  - [[A]]\n  - '[[B]]'", [("who", "A", 3), ("who", "B", 4)]),
        ('t: "🚢 [[A]], [[B]]"', [("t", "A", 2), ("t", "B", 2)]),
        ("t: |\n  one\n  [[A]]", [("t", "A", 4)]),
        ("t: >-\n  [[A]] [[A]]", [("t", "A", 3), ("t", "A", 3)]),
        ("m:\n  x: {y: '[[A]]'}", [("m.x.y", "A", 3)]),
        ('m: "[text](My%20Note.md#P)"', [("m", "My Note", 2)]),
    ],
)
def test_links_in_properties(head: str, links: list[tuple[str, str, int]]) -> None:
    found = [x for x in note(head).links if x.kind == "property"]
    assert [(x.property, x.target.removesuffix(".md"), x.line) for x in found] == links


def test_unquoted_links_are_reported() -> None:
    for head in ("a: [[A]]", "a: [[A]], [[B]]", "a: [[#p]]", "a:\n- [[A]]"):
        assert {problem.code for problem in note(head).problems} == {"unquoted-link"}


@pytest.mark.parametrize(
    ("text", "frontmatter", "body", "line", "codes"),
    [
        ("---\na: 1\n---\nb", {"a": 1}, "b", 4, []),
        ("\ufeff---\r\na: 1\r\n---\r\nb\r\n", {"a": 1}, "b\n", 4, []),
        ("---\ra: 1\r---\rb", {"a": 1}, "b", 4, []),
        ("--- \na: 1\n---\t\nb", {"a": 1}, "b", 4, []),
        ("---\n---\nb", {}, "b", 3, []),
        ("---\n\n---\nb", {}, "b", 4, []),
        ("---\n# a comment\n---\n", {}, "", 4, []),
        ("---\na: 1\n---", {"a": 1}, "", 4, []),
        ("---\na: 1\n---\nb\n---\nc: 2\n---\n", {"a": 1}, "b\n---\nc: 2\n---\n", 4, []),
        ("text\n---\na: 1\n---\n", {}, "text\n---\na: 1\n---\n", 1, []),
        ("\n---\na: 1\n---\n", {}, "\n---\na: 1\n---\n", 1, []),
        ("----\na: 1\n---\n", {}, "----\na: 1\n---\n", 1, []),
        ("---\na: 1\nb", {}, "---\na: 1\nb", 1, ["unclosed-frontmatter"]),
        ("---\nprose\n---\n", {}, "---\nprose\n---\n", 1, ["no-frontmatter"]),
        ('---\n{"a": 1, "b": [2]}\n---\nc', {"a": 1, "b": [2]}, "c", 4, []),
        ('{"a": 1}\ntext', {}, '{"a": 1}\ntext', 1, ["foreign-frontmatter"]),
        ("+++\na = 1\n+++\n", {}, "+++\na = 1\n+++\n", 1, ["foreign-frontmatter"]),
        ("---\n1: a\ntrue: b\nnull: c\n---\n", {"1": "a", "true": "b", "null": "c"}, "", 6, []),
    ],
)  # fmt: skip
def test_where_the_head_ends(
    text: str, frontmatter: dict[str, Json], body: str, line: int, codes: list[str]
) -> None:
    parsed = parse_note("n.md", text)
    assert (parsed.frontmatter, parsed.body, parsed.body_line) == (frontmatter, body, line)
    assert [problem.code for problem in parsed.problems] == codes


@pytest.mark.parametrize(
    ("head", "aliases", "tags"),
    [
        ("aliases: Ann, A. Lee\ntags: a, b/c d", ["Ann", "A. Lee"], ["a", "b/c", "d"]),
        ("alias: Ann\ntag: x", ["Ann"], ["x"]),
        (
            "Aliases:\n  - Lee, Ann\n  -\n  - 7\nTags: ['#a', 'b c', null]",
            ["Lee, Ann", "7"], ["a", "b", "c"],
        ),
        ("aliases:\ntags:", [], []),
        ("aliases: 2026-01-03", ["2026-01-03"], []),
    ],
)  # fmt: skip
def test_aliases_and_tags(head: str, aliases: list[str], tags: list[str]) -> None:
    parsed = note(head)
    assert list(parsed.aliases) == aliases
    assert [tag.name for tag in parsed.tags] == tags
    assert all(tag.line is None for tag in parsed.tags)


def test_the_vault_may_declare_types() -> None:
    types = {
        "code": "text",
        "due": "date",
        "size": "number",
        "done": "checkbox",
        "list": "multitext",
    }
    head = "code: 2026-01-03\ndue: 2026-01-03\nsize: '7'\ndone: 'true'\nlist: [1, 2026-02-30]"
    parsed = parse_note("n.md", f"---\n{head}\n---\n", types)
    assert [(p.value, p.type) for p in parsed.properties] == [
        ("2026-01-03", "text"),
        ("2026-01-03", "date"),
        (7, "number"),
        (True, "boolean"),
        ("1", "text"),
        ("2026-02-30", "text"),
    ]
    assert parsed.problems == ()


KEYS = st.sampled_from(["a", "b c", "tags", "é", "x-y", "z_1"])
VALUES = st.sampled_from(
    ["", "x", "a b", '"q"', "'q'", "1", "-1", "2026-01-03", "[a, b]", "[a, 'b c', \"d\"]", "[]",
     "a: b", "a #b", "a#b", "x:y", "[a, b", "'", "&x", "*x", "|", "{a: 1}", "[[A]]", '"[[A]]"',
     "[a: b]", "# c", "-", "- x", "? y", "@z", "`", "%", "!t v", "a'b", 'a"b', "[a'b]", "[a, ]",
     "[,]", "=", "<<", "~", "x ", "[x,y]", "[x:y]", "http://a.b/c?d=e&f", "\u00a0", "a\u2028b",
     "--", "---", "...", "[-1, 2]", "[a b,c d]", "  x"]
)  # fmt: skip
LINES = st.one_of(
    st.builds("{}: {}".format, KEYS, VALUES),
    st.builds("{}:{}".format, KEYS, VALUES),
    st.builds("  - {}".format, VALUES),
    st.builds("- {}".format, VALUES),
    st.sampled_from(["", "# c", "  # c", " ", "\t", "  x", "a"]),
)


@given(st.lists(LINES, max_size=6))
@settings(max_examples=1000, deadline=None)
def test_the_short_path_agrees_with_libyaml(lines: list[str]) -> None:
    head = "\n".join(lines)
    if odd(head):
        return
    flat = read_flat(lines, 2)
    if flat is None:
        return
    try:
        entries, wrong = read_yaml(head, 2, Allowance(head))
    except Unreadable as error:
        raise AssertionError(f"libyaml refuses {head!r}: {error}") from error
    assert not [problem for problem in wrong if problem.code != "placeholder"]
    assert [(e.key, e.line, e.node) for e in flat] == [(e.key, e.line, e.node) for e in entries]


FENCES = st.sampled_from(["---", "--- ", "---\t", "----", "--- x", "---\x0c", " ---", "", "a: 1"])


@given(st.lists(st.one_of(FENCES, LINES), max_size=10))
@settings(max_examples=1000, deadline=None)
def test_python_frontmatter_splits_where_kg_finds_the_head(lines: list[str]) -> None:
    text = "\n".join(["---", *lines])
    head, _ = find_head(text)
    if head is not None:
        assert Handler(Allowance("")).split(text) == (head.text, text[head.body_at :])


def test_python_frontmatter_reads_what_is_not_flat() -> None:
    text = "---\n\nm: {x: 1}\nt: |\n  one\n---"
    entries, wrong = read_frontmatter(text, Allowance(text))
    assert [(entry.key, entry.line) for entry in entries] == [("m", 3), ("t", 4)]
    assert entries == read_yaml("\nm: {x: 1}\nt: |\n  one", 2, Allowance(text))[0]
    assert not wrong
