"""Datasette's own templates, mended for people who read by ear, by keyboard, or on a telephone.

As with the nonces (policy.py) it is the *source* of a template that is changed, before it is
compiled: what a page says comes later. Where a template of Datasette is written otherwise than
here, or somebody has one of their own, it stays as it is.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from jinja2.ext import Extension

from kg.web import cells, tables

Version = Literal["0.65", "1.0"]
# What scrolls can be scrolled by keyboard.
_ROWS = 'tabindex="0" role="group" aria-label="rows"'


class Mend(NamedTuple):
    """What stands instead of a text, wherever that is in a template; `only`: in which Datasette
    it is written so."""

    template: str
    before: str
    after: str
    only: Version | None = None


def _labelled(template: str, begins: str, label: str, ends: str = ">") -> Mend:
    """What has no visible label gets one that is read out."""
    return Mend(template, begins + ends, f'{begins} aria-label="{label}"{ends}')


def _heading(column: str) -> str:
    """A column in words, in a database of kg."""
    return f"kg_heading({column}) if kg_table else {column}"


def _answer(template: str, named: str, only: Version) -> tuple[Mend, ...]:
    """The rows of an answer; `named` is what the template calls a query that has a name. SQL that
    somebody wrote has the columns that it asks for."""
    rows = "{% for row in display_rows %}"
    page = f"{{% set kg_page = kg_table.page(display_rows) if kg_table and {named} %}}"
    heading = f"{{{{ kg_heading(column) if kg_table and {named} else column }}}}"
    label = f'" data-label="{heading}">'
    cell = "{{ kg_page.text(td, column) if kg_page else td }}"
    return (
        Mend(template, '<div class="table-wrapper">', f'<div class="table-wrapper" {_ROWS}>', only),
        Mend(template, rows, page + rows, only),
        Mend(template, "{{ column }}</th>", f"{heading}</th>", only),
        Mend(template, '">{{ td }}', label + cell, only),
        Mend(
            "query.html",
            "Custom SQL query{% if display_rows %} returning",
            f"{{% if kg_table and {named} %}}Answer{{% if display_rows %}}:{{% endif %}}"
            "{% else %}Custom SQL query{% if display_rows %} returning{% endif %}{% endif %}"
            "{% if display_rows %}",
            only,
        ),
    )


_SQL = _ROWS.replace("rows", "SQL")
_FILTER = "of filter {{ loop.index }}"
_NEW = "of a new filter"
_CROSS = ' class="cross">'
_FACET = "{{ facet_info.name }}"
_SAID, _DESCRIBED = (
    f"{{{{ {one} }}}}"
    for one in (
        "human_description_en",
        "kg_table.described(human_description_en) if kg_table else human_description_en",
    )
)
_NOTHING: tuple[tuple[str, Version], ...] = (("query.html", "0.65"), ("_query_results.html", "1.0"))
_SUMMARIES: tuple[tuple[str, Version], ...] = (
    ("{{% if human_description_en %}}{}", "0.65"),
    ('<span class="table-summary-description">{}', "1.0"),
)

# A form of kg's own question takes names, as those on the home page do.
_KG_ASKS = "{% if kg_asked %}{{ kg_ask }}{% else %}"


def _column(name: str, before: str, after: str) -> Mend:
    """A choice of a column, which is shown in words."""
    return Mend(
        "table.html",
        f"<option{before}>{{{{ {name} }}}}<",
        f'<option value="{{{{ {name} }}}}"{after}>{{{{ {_heading(name)} }}}}<',
    )


def _action(named: str, only: Version) -> Mend:
    """Where the form of a query leads that has a name."""
    there = f"{{{{ urls.database(database) }}}}{{% if {named} %}}/{{{{ {named} }}}}{{% endif %}}"
    return Mend("query.html", f'action="{there}"', f'action="{_KG_ASKS}{there}{{% endif %}}"', only)


MENDS = (
    Mend("base.html", "<html>", '<html lang="en">', "0.65"),
    Mend("base.html", '<section class="content">', '<section class="content" role="main">'),
    # A heading below the title of the page, not two levels below it. It stays an h3, which scripts
    # and style sheets look for.
    Mend("table.html", "<h3", '<h3 aria-level="2"'),
    Mend("query.html", "<h3", '<h3 aria-level="2"'),
    Mend("database.html", "<h3>Custom", '<h3 aria-level="2">Custom'),
    Mend(
        "row.html",
        ">{{ table }}: {{ ', '.join(primary_key_values) }}",
        ">{% if kg_table %}{{ kg_table.title(display_rows) }}{% else %}"
        "{{ table }}: {{ ', '.join(primary_key_values) }}{% endif %}",
    ),
    Mend(
        "row.html",
        "{% for other in foreign_key_tables %}",
        "{% for other in foreign_key_tables if other.count or not kg_table %}",
    ),
    Mend(
        "row.html",
        "from {{ other.other_column }} in {{ other.other_table }}",
        f"as {{{{ {_heading('other.other_column')} }}}} in "
        "{{ kg_table.about(other.other_table) if kg_table else other.other_table }}",
    ),
    *(
        Mend(
            "database.html",
            f"{{{{ {name} }}}}</a>",
            f"{{{{ kg_table.about({name}) if kg_table else {name} }}}}</a>",
        )
        for name in ("table.name", "view.name")
    ),
    _labelled("table.html", '<select name="_filter_column_{{ loop.index }}"', f"column {_FILTER}"),
    _labelled("table.html", '<select name="_filter_op_{{ loop.index }}"', f"comparison {_FILTER}"),
    _labelled("table.html", 'class="filter-value" value="{{ value }}"', f"value {_FILTER}"),
    _labelled("table.html", '<select name="_filter_column"', f"column {_NEW}"),
    _labelled("table.html", '<select name="_filter_op"', f"comparison {_NEW}"),
    _labelled("table.html", 'name="_filter_value" class="filter-value"', f"value {_NEW}"),
    _labelled("table.html", '<select name="_sort" id="sort_by"', "order"),
    Mend(
        "table.html",
        '<pre class="wrapped-sql">',
        '{% if kg_table %}<details class="kg-definition"><summary>Definition in SQL</summary>'
        "{% endif %}"
        f'<pre class="wrapped-sql" {_SQL}>',
    ),
    Mend(
        "table.html",
        "_definition }}</pre>",
        "_definition }}</pre>{% if kg_table %}</details>{% endif %}",
    ),
    *(
        Mend("table.html", before.format(_SAID), before.format(_DESCRIBED), only)
        for before, only in _SUMMARIES
    ),
    _column(
        "c", "{% if c == column %} selected{% endif %}", "{% if c == column %} selected{% endif %}"
    ),
    _column("column", "", ""),
    Mend("table.html", "Sort by {{ column.name }}", f"Sort by {{{{ {_heading('column.name')} }}}}"),
    Mend("query.html", '<pre id="sql-query">', f'<pre id="sql-query" {_SQL}>'),
    _labelled("query.html", 'id="sql-editor"', "SQL", " name"),
    _labelled("database.html", 'id="sql-editor"', "SQL", " name"),
    Mend(
        "_facet_results.html",
        '<div class="facet-results">',
        f'<div class="facet-results" {_ROWS.replace("rows", "facets")}>',
    ),
    Mend(
        "_facet_results.html",
        f"<strong>{_FACET}",
        f"<strong>{{{{ {_heading('facet_info.name')} }}}}",
    ),
    Mend(
        "_facet_results.html",
        '{{ (facet_value.label | string()) or "-" }}',
        "{{ kg_table.facet(facet_info.name, facet_value.label) if kg_table"
        ' else (facet_value.label | string()) or "-" }}',
    ),
    Mend(
        "_facet_results.html",
        '{{ facet_value.label or "-" }}',
        "{{ kg_table.facet(facet_info.name, facet_value.label) if kg_table"
        ' else facet_value.label or "-" }}',
    ),
    _labelled(
        "_facet_results.html",
        '<a href="{{ facet_info.toggle_url }}"',
        f"without this facet: {_FACET}",
        _CROSS,
    ),
    _labelled(
        "_facet_results.html",
        '<a href="{{ facet_value.toggle_url }}"',
        "not only {{ facet_value.label }}",
        _CROSS,
    ),
    _labelled("_facet_results.html", '{"_facet_size": "max"}) }}"', f"more of {_FACET}"),
    Mend(
        "query.html",
        "{{ name }}</label>",
        f"{{{{ {_heading('name')} }}}}</label>",
        "0.65",
    ),
    Mend(
        "_sql_parameters.html",
        "{{ parameter }}</label>",
        f"{{{{ {_heading('parameter')} }}}}</label>",
        "1.0",
    ),
    Mend(
        "query.html",
        "    <h3>Custom SQL query",
        '{% if kg_asked %}<input type="hidden" name="db" value="{{ database }}">{% endif %}'
        "    <h3>Custom SQL query",
    ),
    *(
        Mend(
            template,
            ">0 results<",
            ">{{ 'Nothing found. Names can be typed above as anywhere in kg.' if kg_asked"
            " else '0 results' }}<",
            only,
        )
        for template, only in _NOTHING
    ),
    _action("canned_query", "0.65"),
    _action("stored_query", "1.0"),
    Mend(
        "query.html",
        ">{{ show_hide_text }}</a>",
        ">{{ show_hide_text }}{{ ' SQL' if kg_asked }}</a>",
    ),
    Mend(
        "query.html",
        ">Query parameters<",
        ">{{ 'Fields' if kg_asked else 'Query parameters' }}<",
        "0.65",
    ),
    Mend("query.html", 'value="Run SQL"', "value=\"{{ 'Ask' if kg_asked else 'Run SQL' }}\""),
    *_answer("query.html", "canned_query", "0.65"),
    *_answer("_query_results.html", "stored_query", "1.0"),
    # The editors make their own fields.
    Mend(
        "_codemirror_foot.html",
        'editor.setOption("extraKeys"',
        'editor.getInputField().setAttribute("aria-label", "SQL");\n'
        '        editor.setOption("extraKeys"',
        "0.65",
    ),
    Mend(
        "_codemirror_foot.html",
        "if (sqlFormat) {\n        sqlFormat.addEventListener",
        'editor.contentDOM.setAttribute("aria-label", "SQL");\n'
        "      if (sqlFormat) {\n        sqlFormat.addEventListener",
        "1.0",
    ),
)


class Mended(Extension):
    """Mends the templates of Datasette."""

    def preprocess(
        self,
        source: str,
        name: str | None,
        filename: str | None = None,  # noqa: ARG002 - Jinja's signature
    ) -> str:
        """The template with all that is mended in it."""
        wanted = (name or "").rpartition(":")[2]
        for mend in MENDS:
            if mend.template == wanted:
                source = source.replace(mend.before, mend.after)
        return source


def install(env: Any) -> None:
    """Mend the templates of this environment."""
    env.add_extension(Mended)
    env.globals["kg_heading"] = tables.heading
    env.filters["kg_coded"] = cells.coded
