"""Servers as processes of their own."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: list[str], log: Path, **variables: str) -> Iterator[int]:
    """The port of a server that takes `--port`, once it answers; it writes to the log."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if name != "KG_DEBUG"}
    with (
        log.open("wb") as stream,
        subprocess.Popen(
            [*command, "--port", str(port)], stdout=stream, stderr=stream, env=kept | variables
        ) as process,
    ):
        try:
            for _ in range(600):
                with socket.socket() as tried:
                    if tried.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
            yield port
        finally:
            process.kill()
