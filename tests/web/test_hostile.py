"""Notes that try to be more than text, on every page of Datasette."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.store import queries
from kg.web import describe
from kg.web.addresses import Addresses
from tests.builders import database

from .conftest import Page, Site

X = "<script>alert(1)</script>"
IMG = "<img src=x onerror=alert(1)>"
JS = "javascript:alert(1)"
NOTES = {
    f"People/{IMG}.md": f"""---
type: person
email: '{X}@x.example'
role: "{IMG}"
'{X}': '{X}'
phone: '" onmouseover=alert(1) x="'
---
# {X}
{X}
[[{IMG}]]
""",
    "Projects/Trap.md": f"""---
type: project
status: blocked
owner: "[[Zoë {IMG}]]"
priority: "{X}"
due: '{X}'
---
# Trap {IMG}

## Blockers

- {X} [x]({JS})

## Recent Context

- 2026-01-02: [[2026-01-02 {IMG}]] - talk {X} (via Zoë {IMG})

- [ ] {X} @Zoë 📅 2026-01-05
- [ ] {{{{ kg_nonce() }}}} {{% raw %}} 📅 2026-01-06
""",
    "Meetings/2026-01-03 Talk.md": f"""---
attendees: ["{X}", "Zoë {IMG}"]
project: "[[Trap]]"
---
#tag<b> #{"x" * 50} ![x]({JS}) [[{JS}]] [a]({JS})
![["><svg onload=alert(1)>]] [[Trap|{X}]] {JS}
""",
    "Customers/Crates.md": f'---\ntype: organization\ntitle: "{X}"\n---\n',
    "Notes/' or 1=1 --.md": "'; drop table notes; --\n",
    f"Notes/{JS}.md": "x",
    'Areas/a" onload="alert(1).md': "x",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    found = Site(database(tmp_path_factory.mktemp("hostile"), NOTES))
    yield found
    found.close()


def assert_harmless(site: Site, path: str) -> None:
    answer = site.get(path, follow_redirects=True)
    assert answer.status_code == 200, (path, answer.status_code)
    page = Page(answer.text)
    own = json.dumps(sorted(_handlers(site)))
    for tag, attributes in page.tags:
        assert tag not in {"svg", "iframe", "object", "embed", "base"} or "onload" not in attributes
        for name, value in attributes.items():
            assert not name.startswith("on") or json.dumps(value) in own, (path, tag, name)
            if name in {"href", "src", "action", "formaction"}:
                scheme = (value or "").strip().lower()
                assert not scheme.startswith(("javascript:", "data:", "vbscript:")), (path, value)
        if tag == "script":
            assert attributes.get("nonce"), path
        if tag == "img":
            assert attributes.get("src") != "x", path
    # Every script with the nonce is the template's.
    assert X not in answer.text, path


def _handlers(site: Site) -> set[str]:
    """The handlers in Datasette's own templates."""
    from kg.web import policy

    return policy._HANDLERS


@pytest.mark.parametrize(
    "name", [name for name, table in describe.tables().items() if name != "notes_fts"]
)
def test_tables_and_views(hostile: Site, name: str) -> None:
    assert_harmless(hostile, f"/kg/{name}?_size=max")
    facets = "&".join(f"_facet={column}" for column in describe.tables()[name]["columns"])
    assert_harmless(hostile, f"/kg/{name}?{facets}")


@pytest.mark.parametrize("name", queries.names())
def test_queries(hostile: Site, name: str) -> None:
    assert_harmless(hostile, f"/kg/{describe.asked_as(name)}")


def test_every_node_and_every_note(hostile: Site) -> None:
    at = Addresses.of(hostile.datasette, "kg")
    for row in hostile.json("/kg/nodes.json?_shape=array&_size=max"):
        assert_harmless(hostile, at.node(row["key"]))
        document = hostile.get(at.graph(row["key"]))
        assert document.headers["content-type"].startswith("application/json")
    for row in hostile.json("/kg/notes.json?_shape=array&_size=max"):
        assert_harmless(hostile, at.note(row["path"]))
        assert_harmless(hostile, f"/kg/notes/{row['id']}")


def test_home_and_what_is_typed(hostile: Site) -> None:
    assert_harmless(hostile, "/")
    typed = quote(f"\"'>{X}")
    assert_harmless(hostile, f"/kg/people?_search={typed}")
    assert_harmless(hostile, f"/kg/notes?_search={typed}")
    for path in (f"/-/kg/go?q={typed}", f"/-/kg/ask/last_contact?owner={typed}"):
        answer = hostile.get(path, follow_redirects=True)
        assert X not in answer.text
        assert answer.status_code in {200, 404}


def test_names_in_addresses_are_values_not_sql(hostile: Site) -> None:
    for trap in ("' or 1=1 --", "x'; drop table notes; --", "\\", "%", '"'):
        answer = hostile.do(hostile.datasette.client.get("/-/kg/node/", params={"key": trap}))
        assert answer.status_code == 404
        answer = hostile.do(
            hostile.datasette.client.get(
                "/kg/people.json", params={"_search": trap, "_shape": "array"}
            )
        )
        assert answer.status_code == 200
    assert len(hostile.json("/kg/notes.json?_shape=array")) == len(NOTES)


def test_a_template_in_a_note_is_text(hostile: Site) -> None:
    assert "{{ kg_nonce() }}" in " ".join(Page(hostile.text("/kg/tasks")).words)


def test_a_redirect_stays_here(hostile: Site) -> None:
    for path in ("/-/kg/note-id/1?line=1%0d%0aX:y", "/-/kg/go?q=//evil.example", "/-/kg/go?q="):
        answer = hostile.get(path)
        assert answer.headers["location"].startswith("/"), path
        assert not answer.headers["location"].startswith("//")


def test_the_pages_of_the_hostile_vault_exist(hostile: Site, tmp_path: Path) -> None:
    # Else the tests above would look at nothing.
    labels = {row["label"] for row in hostile.json("/kg/nodes.json?_shape=array&_size=max")}
    assert any("<script>" in label for label in labels)
    assert any("<img" in label for label in labels)
