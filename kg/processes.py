"""Other processes: how they are started and ended, and the messages through the pipes to them.

A message is bytes with their length before them. Plain tuples, strings and numbers cross, which
`marshal` carries several times faster than `pickle` carries values.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    Work = Callable[[BinaryIO, BinaryIO], None]
else:
    # `signal` makes enumerations of the numbers in this module, which takes as long as a fork.
    import _signal as signal

_LENGTH = struct.Struct("<Q")
_PIPE = 1 << 20  # bytes that may wait in a pipe; Linux lets everybody have a megabyte
_SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ of fcntl(2), in Python from 3.10 on Linux only
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
# The same modules as here, whatever started this process; the rest comes through the pipe.
_START = "import sys; sys.path[:] = sys.argv[1:]; from kg.processes import begin; begin()"


class Ended(Exception):
    """The process at the other end of a pipe is gone."""


def pack(value: object) -> bytes:
    """Tuples, lists, dicts, texts, bytes and numbers as one message."""
    return marshal.dumps(value)  # type: ignore[arg-type]


def send(sink: BinaryIO, data: bytes) -> None:
    """Write one message. Raises Ended."""
    try:
        sink.write(_LENGTH.pack(len(data)))
        sink.write(data)
        sink.flush()
    except (BrokenPipeError, ValueError) as error:  # ValueError: it was closed here
        raise Ended from error


def receive(source: BinaryIO) -> bytes:
    """Read one message. Raises Ended."""
    try:
        head = source.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            raise Ended
        (length,) = _LENGTH.unpack(head)
        data = source.read(length)
    except ValueError as error:
        raise Ended from error
    if len(data) < length:
        raise Ended
    return data


class Forked:
    """A fork of this process that does `work` with its ends of two pipes, and nothing else.

    To be used where no thread runs and no database is open. Closing it ends it.
    """

    def __init__(self, work: Work, others: Sequence[Forked] = ()) -> None:
        there_read, here_write = os.pipe()
        here_read, there_write = os.pipe()
        _widen(here_read)
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        # The child never hears Ctrl-C: whether it goes on is the parent's to say.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._code: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            os.close(here_read)
            os.close(here_write)
            for other in others:
                other.let_go()
            die_with(parent)
            with open(there_read, "rb") as source, open(there_write, "wb") as sink:
                _live(work, source, sink)
        os.close(there_read)
        os.close(there_write)
        self.source: BinaryIO = open(here_read, "rb")  # noqa: SIM115 - closed in let_go()
        self.sink: BinaryIO = open(here_write, "wb")  # noqa: SIM115
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        except BaseException:
            self.close()
            raise

    def let_go(self) -> None:
        """Close this process's ends of the pipes."""
        _close(self.source, self.sink)

    def ended(self) -> bool:
        """Whether it is gone."""
        return self._reaped(os.WNOHANG) is not None

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self._code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit code once it has ended; minus the signal that ended it."""
        return self._reaped() or 0

    def _reaped(self, options: int = 0) -> int | None:
        if self._code is None:
            try:
                pid, status = os.waitpid(self.pid, options)
            except ChildProcessError:  # somebody else has waited for it
                pid, status = self.pid, 0
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def close(self) -> None:
        """End it, and clear away what is left of it."""
        self.let_go()
        self.kill()
        self.wait()


class Spawned:
    """A new Python that does `work`, named as "module:function", with `argument` and its pipes.

    Safe beside threads and open databases, and there is no fork on Windows. It takes some 15 ms
    where a fork takes five. `argument` is a plain value. Raises OSError.
    """

    def __init__(self, work: str, argument: object) -> None:
        import subprocess

        paths = [path or os.getcwd() for path in sys.path]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("KG_DEBUG") else subprocess.DEVNULL,
            # Ctrl-C goes to all processes of a terminal's group, and this one is the parent's.
            start_new_session=True,
        )
        self.pid = self._process.pid
        assert self._process.stdout and self._process.stdin
        self.source: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self.sink: BinaryIO = self._process.stdin  # type: ignore[assignment]
        _widen(self.source.fileno())
        with contextlib.suppress(Ended):  # whoever asks it something will notice
            send(self.sink, pack((os.getpid(), work, argument)))

    def ended(self) -> bool:
        """Whether it is gone."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._process.kill()

    def wait(self) -> int:
        """Its exit code once it has ended; minus the signal that ended it."""
        return self._process.wait()

    def close(self) -> None:
        """End it, and clear away what is left of it."""
        self.kill()
        _close(self.source, self.sink)
        self.wait()


def begin() -> None:
    """The life of a `Spawned`, from its first message to its end."""
    from importlib import import_module

    # Whatever prints here must not get between the messages.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    source = sys.stdin.buffer
    try:
        parent, work, argument = marshal.loads(receive(source))
    except Ended:
        return
    die_with(parent)
    module, _, name = work.partition(":")

    def run(source: BinaryIO, sink: BinaryIO) -> None:
        getattr(import_module(module), name)(argument, source, sink)

    _live(run, source, sink)


def die_with(parent: int) -> None:
    """Let the kernel end this process when its parent is gone, however that ended."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if hasattr(os, "fork") and os.getppid() != parent:
        os._exit(1)


def _live(work: Work, source: BinaryIO, sink: BinaryIO) -> None:
    """A child's whole life; never returns into the parent's code."""
    code = 1
    try:
        work(source, sink)
        code = 0
    except Ended:
        pass  # the parent gave up, and says why
    except Exception:  # noqa: BLE001 - nothing may escape into the parent's code
        if os.environ.get("KG_DEBUG"):
            import traceback

            traceback.print_exc()
            sys.stderr.flush()
    finally:
        os._exit(code)


def _widen(pipe: int) -> None:
    """Let much wait in the pipe, so that a child need not wait for the parent to write."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE)


def _close(*pipes: BinaryIO) -> None:
    for pipe in pipes:
        with contextlib.suppress(OSError):
            pipe.close()
