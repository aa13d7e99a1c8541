"""The process that answers for Datasette: a connection as Datasette would make it.

It loads no more of Datasette than the functions in SQL need, for all of it takes half a second.
"""

from __future__ import annotations

import pickle
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kg.store import worker
from kg.store.reader import connect_read

if TYPE_CHECKING:
    from kg.store.reader import Connection


class Setup(NamedTuple):
    """What a connection to the database of this path and name needs.

    `options` are those of the `Datasette` that is to prepare it, and `plugins` the modules that
    were registered there; both are None where there are no functions but Datasette's own.
    """

    path: str
    name: str
    options: dict[str, Any] | None
    plugins: tuple[str, ...] | None


def serve(setup: bytes, source: BinaryIO, sink: BinaryIO) -> None:
    """Answer statements; `setup` is a pickled `Setup`."""
    worker.work(lambda: _connect(pickle.loads(setup)), source, sink)


def _connect(setup: Setup) -> Connection:
    conn = connect_read(setup.path)
    if setup.options is None:
        from datasette.sql_functions import prepare_connection

        conn.text_factory = lambda data: str(data, "utf-8", "replace")
        prepare_connection(conn)
        return conn
    from datasette.app import Datasette
    from datasette.plugins import pm

    for name in setup.plugins or ():
        plugin = import_module(name)
        if not pm.is_registered(plugin):
            pm.register(plugin)
    datasette = Datasette([setup.path], **setup.options)
    datasette._prepare_connection(conn, setup.name)
    if hasattr(datasette, "close"):  # 1.0 keeps a file of its own
        datasette.close()
    conn.row_factory = None
    return conn
