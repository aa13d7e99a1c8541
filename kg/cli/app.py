"""`kg`: from the command line to an exit code.

Nothing slow is imported on the way to an answer, and only the one command's module: a test holds
the list of what may load.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.cli.command import Call, Command
    from kg.cli.output import Context

# Not one of the codes that mean something (kg.errors.Exit): kg itself is at fault, or its output.
FAILED = 70
_INTERRUPTED = 130
_COLLECT_AFTER = 200_000  # new objects; a run makes few cycles, and looking for them costs it 10 %


def main() -> int:
    """Run the process's command line; return its exit code, or leave at once with it."""
    if shell := os.environ.get("_KG_COMPLETE"):
        from kg.cli.complete import answer

        return _leave(answer(shell))
    gc.set_threshold(_COLLECT_AFTER)
    # Numpy adds up here, on one processor; its BLAS would start a thread for each, to wait.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        return _leave(run(sys.argv[1:]))
    except KeyboardInterrupt:  # pressed again, while the first one was being heeded
        return _leave(_INTERRUPTED)


def _leave(code: int) -> int:
    # An answering process has nothing to tidy up, and taking Python apart costs it 6 ms. Whoever
    # has threads, a progress bar or child processes, has loaded `threading` and ends as usual; but
    # not who is interrupted, for while Python is taken apart a second Ctrl-C kills it.
    if code == _INTERRUPTED or "threading" not in sys.modules:
        sys.stderr.flush()
        os._exit(code)
    return code


def run(words: list[str]) -> int:
    """Run one command line, given without the program's name, and return its exit code.

    Whatever stops it becomes one sentence on stderr.
    """
    try:
        _prepare_streams()
        return _dispatch(words)
    except KeyboardInterrupt:
        return _stopped("Interrupted.", _INTERRUPTED)
    except BrokenPipeError:
        _abandon_stdout()
        return 0  # the reader has seen enough
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _failed(error)


def _failed(error: Exception) -> int:
    from kg.cli.streams import OutputLost
    from kg.errors import KgError

    if isinstance(error.__cause__, KeyboardInterrupt):
        # While a class is made, Python 3.11 turns what interrupts it into a RuntimeError.
        return _stopped("Interrupted.", _INTERRUPTED)
    if isinstance(error, UnicodeEncodeError):
        # Bytes on the command line, or in a path, reach Python as halves of characters.
        near = error.object[max(0, error.start - 30) : error.end + 30]
        return _stopped(f"“{' '.join(near.split())}” is not text in UTF-8.", 2)
    if type(error).__module__ == "sqlite3" or isinstance(error, UnicodeDecodeError):
        # Of a damaged database even the names in SQLite's complaints may be no text.
        from kg.store.errors import translated

        error = translated(error)
    if isinstance(error, OutputLost):
        _abandon_stdout()
        return _stopped(str(error), FAILED)
    if isinstance(error, KgError):
        return _stopped(str(error), int(error.exit_code))
    if os.environ.get("KG_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return FAILED
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return _stopped(f"kg failed: {what}. KG_DEBUG=1 shows where.", FAILED)


def _abandon_stdout() -> None:
    # What is left in the buffer would be flushed, and fail again, when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stopped(sentence: str, code: int) -> int:
    from kg.cli.streams import say

    say(sentence)
    return code


def _prepare_streams() -> None:
    # A name that the terminal's encoding lacks must not end the answer in the middle.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _dispatch(words: list[str]) -> int:
    if words in (["--version"], ["-V"], ["version"]):
        from kg.version import __version__

        sys.stdout.write(f"kg {__version__}\n")
        sys.stdout.flush()
        return 0
    from kg.cli import registry

    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    before, words = registry.front(words)
    name, rest = registry.split(words)
    if name in registry.COMMANDS:
        words = [*before, *rest]
        return _run(registry.load(name), words, [*name.split(), *words])
    if name in {"--install-completion", "--show-completion"}:
        from kg.cli import shell

        return shell.completion(name, rest)
    from kg.cli.help import help_text, unknown
    from kg.cli.streams import put
    from kg.cli.terminal import wants_color, width
    from kg.errors import UsageError

    family = name if name in registry.FAMILIES else None
    if before and not name:
        raise UsageError("Name a command behind these options. `kg --help` lists them.")
    if name in {"", "--help", "-h"} or (family and rest in ([], ["--help"], ["-h"])):
        shown = sys.stdout.isatty()
        color, wide = shown and wants_color(), width() if shown else None
        put(help_text(color=color, width=wide, family=family))
        return 0
    raise UsageError(unknown(name))


def _run(command: Command, words: list[str], line: list[str]) -> int:
    call = _parsed(command, words)
    if call is None:
        return 0
    from kg.cli.output import Context

    settings = {option.name for option in command.settings}
    own = {name: value for name, value in call.values.items() if name not in settings}
    context = Context({name: call.values[name] for name in settings}, own, line)
    try:
        if context.log_level is None:
            return _answered(command, context, own)
        from kg.cli.logs import shown

        with shown(context.log_level):
            return _answered(command, context, own)
    except Exception as error:
        if "db" not in settings or not _may_be_of_rows(error):
            raise
        from kg.cli.output import database
        from kg.store.believed import believed

        with believed(database(context.given_db)):
            raise


def _may_be_of_rows(error: Exception) -> bool:
    """Whether it is worth while to look for what is wrong with the database."""
    from kg.cli.streams import OutputLost
    from kg.errors import DatabaseError, KgError

    if isinstance(error, DatabaseError):
        return True
    others = (KgError, OSError, OutputLost, MemoryError, UnicodeEncodeError)
    return not isinstance(error, others)


def _answered(command: Command, context: Context, values: dict[str, object]) -> int:
    """Run the command; where a name may be several things, ask whoever is there which."""
    from kg.errors import NameAmbiguous

    try:
        while True:
            try:
                return int(command.run(context, **values))
            except NameAmbiguous as error:
                from kg.cli import choose

                key = choose.chosen(error) if choose.may_ask() else None
                again = choose.replaced(values, error.name, key) if key else None
                if again is None:
                    raise
                values = again
    finally:
        context.finish()


def _parsed(command: Command, words: list[str]) -> Call | None:
    from kg.cli import argv

    end = words.index("--") if "--" in words else len(words)
    words = ["--help" if word == "-h" else word for word in words[:end]] + words[end:]
    call = argv.parse(command, words)
    if call is not None:
        return call
    from kg.cli import typer_app

    return typer_app.parse(command, words)


if __name__ == "__main__":
    sys.exit(main())
