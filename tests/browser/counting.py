"""Starts `kg` or `datasette` with a plugin that writes down what is run and what is let in.

    python counting.py LOG kg serve --db kg.db

A line of the log is `statement` and an SQL statement that SQLite ran, with its values, or `request`
and an address that reached Datasette.
"""

import sys
from typing import Any

from datasette import hookimpl
from datasette.plugins import pm

from kg.store.apart import Apart, Found, Statement


class Counting:
    """The plugin. What goes to another process is counted where it is handed over."""

    __name__ = "counting"

    def __init__(self, log: str) -> None:
        self.log = open(log, "a", buffering=1, encoding="utf-8")  # noqa: SIM115 - while it runs

    @hookimpl
    def prepare_connection(self, conn: Any) -> None:
        conn.set_trace_callback(lambda sql: self.write("statement", sql))

    @hookimpl
    def actor_from_request(self, request: Any) -> None:
        self.write("request", f"{request.path}?{request.query_string}")

    def write(self, kind: str, text: str) -> None:
        self.log.write(f"{kind} {' '.join(text.split())}\n")


def main() -> Any:
    log, program, *words = sys.argv[1:]
    counting = Counting(log)
    pm.register(counting, name="counting")
    run = Apart.run

    def counted(self: Apart, statement: Statement) -> Found:
        counting.write("statement", statement.sql)
        return run(self, statement)

    Apart.run = counted  # type: ignore[method-assign]
    sys.argv = [program, *words]
    if program == "kg":
        from kg.cli.app import main

        return main()
    from datasette.cli import cli

    return cli()


if __name__ == "__main__":
    sys.exit(main())
