"""Every page of the example vault in Datasette."""

import html
import re
import sqlite3
from pathlib import Path

import pytest

from kg.store import queries
from kg.web import describe

from .conftest import OpenSite, Page, Site

VISIBLE = [name for name, table in describe.tables().items() if not table.get("hidden")]


@pytest.mark.parametrize("name", VISIBLE)
def test_a_table_or_view(site: Site, examples_db: Path, name: str) -> None:
    table = describe.tables()[name]
    page = html.unescape(site.text(f"/kg/{name}"))
    assert table["title"] in page
    assert table["description"] in page
    for column, text in table["columns"].items():
        assert column in page
        assert text in page
    with sqlite3.connect(examples_db) as conn:
        (count,) = conn.execute(f"select count(*) from {name}").fetchone()
    assert f"{count:,} row" in page or count == 0


@pytest.mark.parametrize("name", queries.names())
def test_a_query(site: Site, name: str) -> None:
    page = html.unescape(site.text(f"/kg/{describe.asked_as(name)}"))
    query = queries.load(name)
    assert query.title in page
    assert query.description in page
    for param in query.params:
        assert f'name="{param.name}"' in page


def test_the_database_lists_queries_by_title_and_hides_what_is_internal(site: Site) -> None:
    page = Page(site.text("/kg"))
    listed = " ".join(Page(site.queries()).words)
    assert all(query.title in listed for query in map(queries.load, queries.names()))
    shown = {link.rpartition("/")[2] for link in page.links()}
    assert {"people", "contacts", "blocked_projects"} <= shown
    assert shown.isdisjoint(
        {"alembic_version", "claims", "lookups", "names", "notes_fts", "query_data"}
    )
    assert not any(name.startswith("notes_fts") for name in shown)


@pytest.mark.parametrize("name", VISIBLE)
def test_foreign_keys_show_labels(site: Site, examples_db: Path, name: str) -> None:
    with sqlite3.connect(examples_db) as conn:
        keys = [row[3] for row in conn.execute(f"pragma foreign_key_list({name})")]
    for row in site.json(f"/kg/{name}.json?_labels=on&_shape=array&_size=20"):
        for column in set(keys) - {"id"}:
            if row[column] is not None:
                assert isinstance(row[column]["label"], str), (column, row)
                assert row[column]["label"] != str(row[column]["value"])


def test_a_cell_leads_to_the_node_and_to_the_line(site: Site) -> None:
    page = Page(site.text("/kg/last_contact?status=blocked"))
    assert "/-/kg/node/project:harbor-light" in page.links()
    assert "/-/kg/node/person:omar-haddad" in page.links()
    assert "/-/kg/note/Projects/Harbor%20Light.md#L46" in page.links()


@pytest.mark.parametrize(
    ("path", "label", "key"),
    [
        ("/kg/people?name=Hanne+Tofte", "Hanne Tofte", "person:hanne-tofte"),
        ("/kg/people?name=Hanne+Tofte", "Brightwater Ltd", "organization:brightwater-ltd"),
        ("/kg/projects?name=Harbor+Light", "Ann Okafor", "person:ann-okafor"),
        ("/kg/nodes?key=person:hanne-tofte", "Hanne Tofte", "person:hanne-tofte"),
        ("/kg/open_tasks?about=Harbor+Light", "Harbor Light", "project:harbor-light"),
    ],
)
def test_a_name_in_a_table_leads_to_its_node(site: Site, path: str, label: str, key: str) -> None:
    found = re.findall(r'<a class="kg-node" href="([^"]+)">([^<]*)</a>', site.text(path))
    addresses = {address for address, text in found if text == label}
    assert addresses
    for address in addresses:
        assert f"<code>{key}</code>" in site.text(address)


def test_facets_and_default_order(site: Site) -> None:
    page = Page(site.text("/kg/projects"))
    assert any("status=blocked" in link for link in page.links())
    rows = site.json("/kg/projects.json?_shape=array")
    names = [row["name"] for row in rows]
    assert names == sorted(names)
    days = [row["date"] for row in site.json("/kg/contacts.json?_shape=array&_size=100")]
    assert days == sorted(days, reverse=True)


def test_notes_are_searched_by_their_text(site: Site) -> None:
    rows = site.json("/kg/notes.json?_search=annex&_shape=array")
    assert "Projects/Harbor Light.md" in {row["path"] for row in rows}
    assert "Projects/Salt Road.md" not in {row["path"] for row in rows}
    assert 'name="_search"' in site.text("/kg/notes")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("alvarez", {"José Álvarez"}),
        ("JOSÉ", {"José Álvarez"}),
        ("tofte hanne", {"Hanne Tofte"}),
        ("oneill", {"Siobhán O'Neill"}),
        ("tomek", {"Tomasz Zieliński"}),  # an alias
        ("zz%_", set()),
        ("o%l", set()),
    ],
)
def test_people_are_searched_by_name(site: Site, words: str, expected: set[str]) -> None:
    rows = site.do(
        site.datasette.client.get("/kg/people.json", params={"_search": words, "_shape": "array"})
    ).json()
    assert {row["name"] for row in rows} == expected


@pytest.mark.parametrize("table", ["people", "projects", "organizations", "meetings", "tags"])
def test_a_table_that_is_searched_by_name_has_the_box(site: Site, table: str) -> None:
    page = site.text(f"/kg/{table}?_search=harbor")
    assert re.search(r'name="_search" value="harbor"', page)


def test_a_search_without_words_finds_everything(site: Site) -> None:
    whole = site.json("/kg/people.json?_shape=array")
    assert site.json("/kg/people.json?_search=+&_shape=array") == whole


def test_a_note_is_rendered_on_its_row(site: Site) -> None:
    (row,) = site.json("/kg/notes.json?path=Projects/Harbor+Light.md&_shape=array")
    page = site.text(f"/kg/notes/{row['id']}")
    assert '<li id="L46">' in page
    assert 'href="/-/kg/node/meeting:2025-12-03-harbor-light-metering-review"' in page
    assert '<li id="L46">' not in site.text("/kg/notes?path=Projects/Harbor+Light.md")


def test_other_databases_are_left_alone(
    open_site: OpenSite, examples_db: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as conn:
        conn.execute("create table people (id integer primary key, name text, source text)")
        conn.execute("insert into people values (1, 'Ann', 'person:ann')")
        conn.execute("create table alembic_version (version_num text)")
    alone = open_site(other)
    assert "Datasette" in alone.text("/")
    assert "content-security-policy" not in alone.get("/").headers
    assert alone.get("/-/kg").status_code == 404
    both = open_site(other, examples_db)
    assert "content-security-policy" not in both.get("/other/people").headers
    for page in (alone.text("/other/people?_search=zz"), both.text("/other/people?_search=zz")):
        assert "kg.css" not in page
        assert "/-/kg/node/" not in page
        assert ">Ann<" in page
    assert "alembic_version" in both.text("/other")
    assert "Blocked projects" in both.text("/")
    assert 'href="/other' in both.text("/")


def test_a_database_of_another_kg_is_not_taken_for_ours(
    open_site: OpenSite, examples_db: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.db"
    with sqlite3.connect(examples_db) as source, sqlite3.connect(newer) as conn:
        source.backup(conn)
        conn.execute("update alembic_version set version_num = '9999'")
    found = open_site(newer)
    assert "kg.css" not in found.text("/newer/people")
    assert found.get("/-/kg").status_code == 404


@pytest.mark.parametrize("path", ["/", "/kg", "/kg/people", "/kg/last_contact", "/-/kg"])
def test_no_script_runs_but_those_of_templates(site: Site, path: str) -> None:
    answer = site.get(path)
    policy = answer.headers["content-security-policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in script
    assert "default-src 'none'" in policy
    nonce = re.search(r"'nonce-([^']+)'", script)[1]
    assert site.get(path).headers["content-security-policy"] != policy
    for attributes in Page(answer.text).all("script"):
        assert attributes.get("nonce") == nonce


def test_a_page_that_is_closed_to_somebody_is_closed_here(
    open_site: OpenSite, examples_db: Path
) -> None:
    closed = {"databases": {"kg": {"allow": {"id": "ann"}}}}
    found = open_site(examples_db, metadata=closed)
    for path in (
        "/-/kg",
        "/-/kg/node/person:ann-okafor",
        "/-/kg/go?q=ann",
        "/-/kg/names.json?start=an",
    ):
        assert found.get(path).status_code == 403, path
    assert "Ann Okafor" not in found.text("/")


def test_a_table_that_is_closed_closes_the_pages_that_show_it(
    open_site: OpenSite, examples_db: Path
) -> None:
    closed = {"databases": {"kg": {"tables": {"people": {"allow": {"id": "ann"}}}}}}
    found = open_site(examples_db, metadata=closed)
    assert found.get("/-/kg/node/person:ann-okafor").status_code == 403


def test_the_users_own_words_count(open_site: OpenSite, examples_db: Path) -> None:
    own = {
        "databases": {"kg": {"tables": {"people": {"title": "My friends", "facets": ["is_me"]}}}}
    }
    found = open_site(examples_db, metadata=own)
    page = html.unescape(found.text("/kg/people"))
    assert "My friends" in page
    assert "Everybody whom the notes name" in page
    assert 'data-column="is_me"' in page or "is_me" in page


@pytest.mark.parametrize(
    "sql", ["delete from notes", "pragma writable_schema = on", "attach 'x.db' as x"]
)
def test_nothing_can_be_written(site: Site, sql: str) -> None:
    from urllib.parse import quote

    assert site.get(f"/kg?sql={quote(sql)}", follow_redirects=True).status_code == 400
    if hasattr(site.datasette, "add_query"):  # 0.65 knows no addresses that write
        for path in ("/kg/notes/-/insert", "/kg/-/create", "/kg/notes/1/-/delete"):
            assert site.post(path, json={"row": {}}).status_code in {400, 403}
    assert site.json("/kg/notes.json?_shape=array&_size=max&_col=id") != []
