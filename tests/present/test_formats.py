"""One answer, six formats."""

import csv
import io
import json
from typing import NamedTuple

import pytest

from kg.present.formats import Answer, text
from kg.present.look import FORMATS, Look


class Contact(NamedTuple):
    person: str | None
    days_ago: int | None
    source: str | None
    line: int | None


class Proof(NamedTuple):
    source: str
    line: int
    text: str


ROWS = [Contact("Ann Lee", 7, "Daily/2026-01-03.md", 4), Contact(None, None, None, None)]
PROOFS = [[Proof("Daily/2026-01-03.md", 4, "Called [[Ann Lee]]")], []]


def written(form: str, rows: list[Contact] = ROWS, **kwargs: object) -> str:
    return text(Answer(Contact._fields, rows, **kwargs), form)  # type: ignore[arg-type]


def test_a_table_shows_the_chosen_columns_and_joins_source_and_line() -> None:
    assert written("table", columns=("person", "source")).splitlines() == [
        "person   source",
        "Ann Lee  Daily/2026-01-03.md:4",
        "–        –",
    ]


def test_json_has_every_field_in_order() -> None:
    first, second = json.loads(written("json", columns=("person",)))
    assert list(first) == ["person", "days_ago", "source", "line"]
    assert first["days_ago"] == 7
    assert second == dict.fromkeys(Contact._fields)


def test_json_lines_are_one_object_each() -> None:
    assert [json.loads(line)["person"] for line in written("jsonl").splitlines()] == [
        "Ann Lee",
        None,
    ]


@pytest.mark.parametrize(
    ("form", "empty"),
    [
        ("table", ""),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("csv", "person,days_ago,source,line\n"),
        ("tsv", "person\tdays_ago\tsource\tline\n"),
        ("md", "| person | days ago | source | line |\n| --- | --- | --- | --- |\n"),
    ],
)
def test_no_rows(form: str, empty: str) -> None:
    assert written(form, []) == empty


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "md"])
def test_only_a_table_cuts_what_is_long(form: str) -> None:
    answer = Answer(("note", "n"), [("Long " * 40_000 + "end", 1)])
    assert "Long " * 40_000 + "end" in text(answer, form)
    assert len(text(answer, "table")) < 1_000


def test_csv_survives_quotes_commas_and_breaks() -> None:
    rows = [("a,b", 'say "hi"', "two\nlines")]
    back = list(csv.reader(io.StringIO(text(Answer(("x", "y", "z"), rows), "csv"))))
    assert back == [["x", "y", "z"], ["a,b", 'say "hi"', "two\nlines"]]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (("Ann", "Bo"), "Ann, Bo"),
        ((), ""),
        ([True, None, 1, "ü"], '[true, null, 1, "ü"]'),
        ((("Ann", None), ("Bo", 2)), '[["Ann", null], ["Bo", 2]]'),
        ({"a": [1.5]}, '{"a": [1.5]}'),
    ],
)
def test_several_values_in_a_cell_can_be_told_apart(value: object, written: str) -> None:
    """Texts are joined; what holds anything else is JSON, not what Python would write."""
    back = list(csv.reader(io.StringIO(text(Answer(("x", "y"), [(value, 1)]), "csv"))))
    assert back == [["x", "y"], [written, "1"]]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1", "+1", "-1", "@sum", "\tx", "\r=1", "  =1", "\n=1", "\n1", "\u3000=1", "\xa0@x",
        "\ufeff=1", "\x0b=1", "\t =1", "＝1+1", "＋1", "－1", "＠sum", " ＝1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_safe_csv_disarms_formulas_and_leaves_numbers(cell: str, form: str) -> None:
    answer = Answer(("note", "n"), [(cell, -1)])
    dialect = "excel" if form == "csv" else "excel-tab"

    def cells(*, safe: bool) -> list[str]:
        return list(csv.reader(io.StringIO(text(answer, form, safe=safe), newline=""), dialect))[1]

    assert cells(safe=False) == [cell, "-1"]
    assert cells(safe=True) == ["'" + cell, "-1"]


@pytest.mark.parametrize("cell", ["a=1", "1-1", "–", "", "'=1", "a\n=1", "ann@x.example", "−1"])
def test_safe_csv_leaves_what_is_no_formula(cell: str) -> None:
    answer = Answer(("note", "n"), [(cell, 1)])
    assert text(answer, "csv", safe=True) == text(answer, "csv")


def test_markdown_shows_titles_letter_by_letter() -> None:
    rows = [("a|b", "[x](http://e.example)", "<script>", "*_`~\\")]
    line = text(Answer(("a", "b", "c", "d"), rows), "md").splitlines()[2]
    assert line == "| a\\|b | \\[x\\](http://e.example) | &lt;script> | \\*\\_\\`\\~\\\\ |"


@pytest.mark.parametrize("form", FORMATS)
def test_evidence_goes_with_its_row(form: str) -> None:
    said = written(form, evidence=PROOFS)
    if form.startswith("json"):
        first = json.loads(said)[0] if form == "json" else json.loads(said.splitlines()[0])
        assert first["evidence"] == [PROOFS[0][0]._asdict()]
    else:
        link = "[[Ann Lee]]" if form in {"csv", "tsv"} else "Ann Lee"  # a table shows how it reads
        assert f"Daily/2026-01-03.md:4  Called {link}" in said


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_printed_steers_a_terminal(form: str) -> None:
    if form in {"csv", "tsv"}:
        pytest.skip("CSV is data for programs and is not changed")
    hostile = "\x1b[2J\x9b31m\u202egpj\udc80\x07"
    said = text(Answer(("t",), [(hostile,)]), form, Look(80, color=True)).replace(
        "\x1b[1mt\x1b[0m", ""
    )
    assert not set("\x1b\x9b\u202e\udc80\x07") & set(said)
    if form == "json":
        assert json.loads(said)[0]["t"] == hostile


def test_letters_stay_letters_in_json() -> None:
    assert "Lucía – 東京" in text(Answer(("t",), [("Lucía – 東京",)]), "json")


@pytest.mark.parametrize("form", ["table", "md"])
def test_a_list_marks_the_owner_of_the_notes(form: str) -> None:
    fields, rows = ("person", "role", "is_me"), [("Nora Berg", None, 1), ("Ann Lee", "PM", 0)]
    told = text(Answer(fields, rows, ("person", "role")), form)
    assert [name in told for name in ("Nora Berg (me)", "Ann Lee (me)")] == [True, False]
    # A column of its own says it already.
    assert "(me)" not in text(Answer(fields, rows), form)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_data_holds_names_as_they_are(form: str) -> None:
    fields, rows = ("person", "is_me"), [("Nora Berg", 1)]
    assert "(me)" not in text(Answer(fields, rows, ("person",)), form)
