"""Questions that kg.toml saves, in Datasette."""

from pathlib import Path

from tests.builders import database

from .conftest import OpenSite, Page

NOTES = {
    "Projects/Oil.md": "---\nstatus: blocked\n---\n",
    "Projects/Wick.md": "---\nstatus: active\n---\n- [ ] Trim it\n",
    "kg.toml": """
[questions.by-status]
about = "Projects of a status"
sql = '''
select name, ':n' as text, typeof(:n) as kind, :n as n, :loud as loud, :as_of as day
from projects where status = :status
'''
params = { status = "block'ed", n = 3, loud = true }

[questions.people]
sql = "select 1 as one"

[questions.listed]
dataview = "LIST"

[questions.bad]
sql = "select 1"
tasks = "done"
""",
}
ASKED = """
[questions.by-folder]
about = "Pages of a status"
dataview = 'LIST FROM "Projects" WHERE status = {status}'
params = { status = "blocked" }

[questions.due]
tasks = '''
not done
limit {most}
'''
params = { most = 5 }

[questions.by-status]
sql = "select name from projects"

[questions.bad]
sql = "select 1"
tasks = "done"
"""


def test_they_are_named_queries_with_a_field_for_each_parameter(
    tmp_path: Path, open_site: OpenSite
) -> None:
    site = open_site(database(tmp_path, NOTES))
    listed = site.queries()
    assert "by-status" in listed
    assert 'href="/kg/saved_people"' in listed  # a table is called so
    assert 'href="/kg/listed"' not in listed
    assert 'href="/kg/bad"' not in listed
    page = site.text("/kg/by-status")
    for name in ("status", "n", "loud", "as_of"):
        assert f'name="{name}"' in page
    assert "Projects of a status. Saved in kg.toml." in page


def test_an_empty_field_is_the_default_and_no_value_is_sql(
    tmp_path: Path, open_site: OpenSite
) -> None:
    site = open_site(database(tmp_path, NOTES))
    assert site.rows("by-status", status="") == []
    (row,) = site.rows("by-status", status="blocked", as_of="2026-01-02")
    assert row == {
        "name": "Oil", "text": ":n", "kind": "integer", "n": 3, "loud": 1, "day": "2026-01-02"
    }  # fmt: skip
    (row,) = site.rows("by-status", status="active", n="2.5", loud="0")
    assert (row["name"], row["kind"], row["n"], row["loud"]) == ("Wick", "real", 2.5, 0)
    (row,) = site.rows("by-status", status="active", n="-7", loud="false")
    assert (row["kind"], row["n"], row["loud"]) == ("integer", -7, 0)
    refused = site.get("/kg/by-status.json?status=active&n=seven")
    assert refused.status_code == 400
    assert "malformed JSON" in refused.text
    assert len(row["day"]) == len("2026-01-02")
    assert site.rows("by-status", status="x' or 'a' = 'a") == []
    assert site.rows("saved_people") == [{"one": 1}]


def test_a_kg_toml_that_cannot_be_read_takes_nothing_else_away(
    tmp_path: Path, open_site: OpenSite
) -> None:
    db = database(tmp_path, NOTES)
    (tmp_path / "vault" / "kg.toml").write_text("[questions")
    site = open_site(db)
    assert "by-status" not in site.queries()
    assert "last_contact" in site.queries()


def test_one_of_dataview_has_a_page_with_its_parameters(
    tmp_path: Path, open_site: OpenSite
) -> None:
    site = open_site(database(tmp_path, NOTES | {"kg.toml": ASKED}))
    page = Page(site.text("/-/kg/saved/by-folder"))
    words = " ".join(" ".join(page.words).split())
    assert "Pages of a status" in words
    assert "Dataview, saved in kg.toml" in words
    assert {
        field["name"]: field["placeholder"] for field in page.all("input") if "name" in field
    } == {"status": "blocked"}
    assert "/-/kg/node/project:oil" in page.links()
    assert "/-/kg/node/project:wick" not in page.links()
    other = Page(site.text("/-/kg/saved/by-folder?status=active")).links()
    assert "/-/kg/node/project:wick" in other
    assert "/-/kg/node/project:oil" not in other


def test_one_of_tasks_too_and_what_cannot_be_asked_is_said(
    tmp_path: Path, open_site: OpenSite
) -> None:
    site = open_site(database(tmp_path, NOTES | {"kg.toml": ASKED}))
    assert "Trim it" in site.text("/-/kg/saved/due")
    assert "most takes a number, such as 30, not “many”" in site.text("/-/kg/saved/due?most=many")
    assert "cannot be asked" in site.text("/-/kg/saved/bad")
    answer = site.get("/-/kg/saved/by-status")
    assert (answer.status_code, answer.headers["location"]) == (302, "/kg/by-status")
    assert site.get("/-/kg/saved/nothing").status_code == 404
    assert "<script>x" not in site.text("/-/kg/saved/by-folder?status=%3Cscript%3Ex")
