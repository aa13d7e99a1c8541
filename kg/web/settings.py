"""How Datasette is set up on a database of kg."""

SETTINGS: dict[str, int | bool] = {
    "sql_time_limit_ms": 2000,
    "default_page_size": 50,
    # A page of a thousand rows takes longer than half a second to lay out.
    "max_returned_rows": 500,
    "facet_time_limit_ms": 200,
    "default_facet_size": 12,
    # Suggesting facets tries every column of every view, and the useful ones are there already.
    "suggest_facets": False,
    "allow_download": False,
}
