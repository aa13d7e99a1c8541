"""How Datasette's tables are shown: for people by names, for programs as they are stored."""

import html
import re
import sqlite3
from pathlib import Path

import datasette
import pytest

from kg.store import queries
from kg.web import describe, tables
from kg.web.mended import MENDS

from .conftest import Page, Site

VERSION = "1.0" if datasette.__version__.startswith("1.") else "0.65"
TEMPLATES = Path(datasette.__file__).parent / "templates"
KEY = re.compile(r">(?:person|project|organization|meeting|note|tag):[^<]*</a>")


def row(site: Site, path: str, name: str) -> dict[str, str]:
    """The cells of the row that has a link with this text, by column, as HTML."""
    page = site.text(path)
    found = next(
        one for one in re.findall(r"<tr[^>]*>.*?</tr>", page, re.DOTALL) if f">{name}<" in one
    )
    cells = re.findall(r'<td class="col-(\S+?)[ "][^>]*>(.*?)</td>', found, re.DOTALL)
    return {column: html.unescape(text.strip()) for column, text in cells}


@pytest.mark.parametrize("mend", [one for one in MENDS if one.only in (None, VERSION)])
def test_datasette_is_written_as_it_is_mended(mend: tuple[str, str, str, object]) -> None:
    template, before, after, _ = mend
    assert before in (TEMPLATES / template).read_text(encoding="utf-8")
    assert before != after


def test_people_have_addresses_and_last_contacts(site: Site) -> None:
    ann = row(site, "/kg/people", "Ann Okafor")
    assert 'href="mailto:ann.okafor@tidewright.example"' in ann["email"]
    assert 'href="tel:+442055500142"' in ann["phone"]
    assert ann["last_contact"] == "2025-12-15"
    assert ann["last_mentioned"] == "2026-01-08"
    assert ann["is_me"] == ""
    assert row(site, "/kg/people", "Nora Lindqvist")["is_me"] == "yes"
    assert row(site, "/kg/people/1", row_name(site))["last_contact"]


def row_name(site: Site) -> str:
    return str(site.json("/kg/people/1.json?_shape=array")[0]["name"])


def test_the_days_beside_people_are_those_of_the_query(site: Site) -> None:
    asked = {one["person"]: one for one in site.rows("ask_people", all="1")}
    for name in ("Ann Okafor", "Omar Haddad", "Amélie Fontaine", "Tom"):
        shown = row(site, "/kg/people", name)
        for column in ("last_contact", "last_mentioned"):
            assert shown[column] == (asked[name][column] or ""), (name, column)


@pytest.mark.parametrize("path", ["/kg/edges", "/kg/timeline", "/kg/graph_edges", "/kg/pages"])
def test_a_key_is_shown_as_the_name_of_what_it_is(site: Site, path: str) -> None:
    page = site.text(path)
    assert KEY.search(page) is None
    assert page.count('class="kg-node"') > 20


def test_whoever_writes_sql_sees_the_keys(site: Site) -> None:
    where = "/kg" if VERSION == "0.65" else "/kg/-/query"
    page = site.text(f"{where}?sql=select+key+from+nodes+where+label='Ann+Okafor'")
    assert ">person:ann-okafor</a>" in page


def test_what_a_number_refers_to_has_its_name_on_the_page_of_a_row(
    site: Site, examples_db: Path
) -> None:
    with sqlite3.connect(examples_db) as conn:
        ((number, employer),) = conn.execute(
            "select p.id, o.name from people as p"
            " join organizations as o on o.id = p.organization_id"
            " where p.name = 'Omar Haddad'"
        )
    page = site.text(f"/kg/people/{number}")
    assert ">People: Omar Haddad<" in page
    assert f">{employer}</a>" in page
    assert "as person in Contacts" in " ".join(page.split())


def test_the_link_to_a_row_is_no_number(site: Site) -> None:
    pages = [site.text(path) for path in ("/kg/people", "/kg/attendances", "/kg/tasks")]
    for page in pages:
        links = re.findall(r'<td class="[^"]*type-pk[^"]*"[^>]*>(.*?)</td>', page)
        assert links
        assert {re.sub("<[^>]*>", "", one) for one in links} == {"row"}


@pytest.mark.parametrize(
    "table", [name for name, one in describe.tables().items() if not one.get("hidden")]
)
def test_each_cell_stands_below_its_heading(site: Site, examples_db: Path, table: str) -> None:
    with sqlite3.connect(examples_db) as conn:
        keys = [one[1] for one in conn.execute(f"pragma table_info({table})") if one[5]]
        row = keys and conn.execute(f"select {', '.join(keys)} from {table}").fetchone()
    path = f"/kg/{table}"
    for address in [path, f"{path}/{','.join(map(str, row))}"] if row else [path]:
        page = site.text(address)
        over = re.findall(r"<th [^>]*col-(\S+?)[ \"]", page)
        for cells in re.findall(r"<tr[^>]*>\s*(<td.*?)</tr>", page, re.DOTALL)[:3]:
            assert re.findall(r'<td class="col-(\S+) ', cells) == over


@pytest.mark.parametrize("path", ["/kg/timeline", "/kg/contacts"])
def test_the_newest_comes_first(site: Site, path: str) -> None:
    days = re.findall(r'<td class="col-date[^>]*>([^<]*)</td>', site.text(path))
    assert days == sorted(days, reverse=True)
    assert len(days) > 20


@pytest.mark.parametrize("table", ["people", "notes", "timeline", "edges", "tasks"])
def test_programs_get_what_is_stored(site: Site, examples_db: Path, table: str) -> None:
    with sqlite3.connect(examples_db) as conn:
        columns = [one[0] for one in conn.execute(f"select * from {table} limit 0").description]
    rows = site.json(f"/kg/{table}.json?_shape=array&_size=5")
    assert [list(one) for one in rows] == [columns] * 5
    csv = site.get(f"/kg/{table}.csv?_size=1").text
    assert csv.splitlines()[0] == ",".join(columns)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/kg/absences", "sorted by meeting descending"),
        ("/kg/stale_people", "sorted by days overdue descending"),
        ("/kg/projects?owner_id=1", "where owner ="),
        # What somebody looks for is no column, whatever it is called.
        ("/kg/projects?name=owner_id", 'where name = "owner_id"'),
    ],
)
def test_filters_and_order_are_told_in_words(site: Site, path: str, said: str) -> None:
    headings = re.findall(r"<h3[^>]*>(.*?)</h3>", site.text(path), re.DOTALL)
    told = [" ".join(html.unescape(re.sub("<[^>]*>", " ", one)).split()) for one in headings]
    assert any(said in one for one in told)


def test_columns_are_chosen_by_words(site: Site) -> None:
    page = site.text("/kg/projects?owner_id=1")
    assert '<option value="owner_id" selected>owner</option>' in page
    assert '<option value="stated_last_contact">stated last contact</option>' in page
    assert "Sort by stated last contact" in page


def test_a_facet_of_yes_and_no_has_no_numbers(site: Site) -> None:
    facet = site.text("/kg/contacts?_facet=direct").partition('id="facet-direct"')[2]
    values = re.findall(r"<li><a [^>]*>([^<]*)</a>", facet.partition("</ul>")[0])
    assert values == ["yes", "no"]


def test_texts_of_notes_read_without_markdown(site: Site) -> None:
    for path in ("/kg/contacts", "/kg/contact_evidence"):
        cells = re.findall(r'<td class="col-text[^>]*>(.*?)</td>', site.text(path), re.DOTALL)
        assert any("Harbor Light" in one for one in cells)
        assert not any("[[" in one for one in cells)
    assert any("[[" in one["text"] for one in site.json("/kg/contacts.json?_shape=array"))


def test_the_page_of_a_row_names_only_tables_that_refer_to_it(site: Site) -> None:
    page = " ".join(site.text("/kg/people/1").split())
    assert "Links from other tables" in page
    assert "> 0 rows</a>" not in page


def test_a_named_query_is_asked_by_names(site: Site) -> None:
    page = site.text("/kg/nearest")
    assert 'action="/-/kg/ask/nearest"' in page
    assert 'value="Ask"' in page
    assert "Nothing found. Names can be typed above" in page
    answer = site.get("/-/kg/ask/nearest?db=kg&of=ann+okafor", follow_redirects=True)
    assert "Tomasz Zieliński" in answer.text


def test_whoever_writes_sql_runs_it(site: Site) -> None:
    where = "/kg" if VERSION == "0.65" else "/kg/-/query"
    page = site.text(f"{where}?sql=select+1+as+owner_id,+'a'+as+label")
    assert ">owner_id</th>" in page and 'data-label="label"' in page
    assert 'value="Run SQL"' in page
    assert "/-/kg/ask/" not in page


def test_a_named_query_says_what_its_fields_mean(site: Site) -> None:
    page = Page(site.text("/kg/last_contact"))
    words = " ".join(page.words)
    assert queries.load("last_contact").description in words
    for param in queries.load("last_contact").params:
        assert param.meaning in words
    assert "Custom SQL query" not in words


def test_the_database_lists_tables_by_their_titles(site: Site) -> None:
    words = Page(site.text("/kg")).words
    assert {"Uses of tags", "Last contacts"} <= set(words)
    assert describe.tables()["note_tags"]["title"] == "Uses of tags"


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("owner_id", "owner"),
        ("is_archived", "archived"),
        ("is_me", "me"),
        ("last_contact", "last contact"),
        ("id", "id"),
        ("node_key", "subject"),
        ("line", "line"),
    ],
)
def test_a_heading(column: str, words: str) -> None:
    assert tables.heading(column) == words


@pytest.mark.parametrize("path", ["/nothing", "/kg/nothing", "/kg/people/99999", "/-/kg/nothing"])
def test_what_went_wrong_looks_like_the_rest_and_leads_home(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert 'href="/-/kg/static/kg.css"' in answer.text
    assert '<html lang="en">' in answer.text
    assert "/" in Page(answer.text).links()
