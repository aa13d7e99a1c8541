"""Command lines: every command with whatever may be typed after it."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg.cli.app import run
from kg.cli.command import Argument, Option
from kg.cli.registry import COMMANDS, load
from tests.builders import DAY, imported, rows
from tests.fuzz.mutate import PIECES
from tests.fuzz.notes import EXAMPLES
from tests.fuzz.target import Wrong, parts, within

SECONDS = 10.0
# These go on for ever, start another program, or are about other files than the database.
LEFT_OUT = {"watch", "serve", "mcp", "open", "import", "db rebuild"}
CHANGES = {"db vacuum", "db upgrade"}
_DRAWN = {"--svg", "--png", "--open", "--mermaid"}  # printed or written in place of rows
_TYPED = json.loads((Path(__file__).parent / "words" / "typed.json").read_text())
DAYS, NUMBERS, SQL, TEXTS = (_TYPED[kind] for kind in ("days", "numbers", "sql", "texts"))
# kg runs with the rights of whoever tries this: nothing typed may name a file outside the folder.
HALF = re.compile("[\ud800-\udfff]")
OUTSIDE = re.compile(r"^/|[=o]/|\.\.|^~")


class Questions:
    """The words of one command line; `OUT` stands for a file in a folder of its own."""

    name = "questions"
    ending = ".json"

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
        self._db = self._folder / "kg.db"
        shutil.copytree(EXAMPLES, self._folder / "vault")
        imported(self._folder / "vault", self._db)
        self._whole = self._db.read_bytes()
        self._numbers = itertools.count(1)
        self._settings = self._folder / "vault" / "kg.toml"
        self._as_set = self._settings.read_bytes()
        found = rows(self._db, "select key, label from nodes")
        self._names = [str(name) for row in found for name in row]
        self._columns = sorted(
            {
                str(name)
                for (name,) in rows(self._db, "select name from pragma_table_info('people')")
            }
        )

    def make(self, rng: random.Random) -> list[str]:
        name = rng.choice([name for name in COMMANDS if name not in LEFT_OUT])
        command = load(name)
        words = name.split()
        for option in rng.sample(
            command.every_option(), rng.randint(0, min(4, len(command.every_option())))
        ):
            if option.name in ("db", "config"):
                continue
            flag = rng.choice(option.flags)
            words += [flag] if option.value is None else [flag, self._value(option, rng)]
        for argument in command.arguments:
            if argument.required or rng.random() < 0.5:
                words.insert(
                    rng.randint(len(name.split()), len(words)), self._argument(argument, rng)
                )
        if rng.random() < 0.1:
            words.insert(rng.randint(len(name.split()), len(words)), self._text(rng))
        return ["x" if OUTSIDE.search(word) else word for word in words]

    def _argument(self, argument: Argument, rng: random.Random) -> str:
        if argument.complete == "path":
            return rng.choice(("OUT", "VAULT"))
        if argument.name == "query":
            return rng.choice(SQL)
        return self._text(rng)

    def _value(self, option: Option, rng: random.Random) -> str:
        assert option.value is not None
        if option.complete == "path":
            return "OUT"
        if option.value.choices and rng.random() < 0.9:
            return rng.choice(option.value.choices)
        if option.name in ("where", "sort"):
            return rng.choice([*SQL, *self._columns])
        if option.name == "param":
            return rng.choice(("a=1", "a=", "=", "as_of=x", "a b=c", "a=\ud800", "b=\0"))
        return rng.choice((rng.choice(DAYS), rng.choice(NUMBERS), self._text(rng)))

    def _text(self, rng: random.Random) -> str:
        text = rng.choice((rng.choice(TEXTS), rng.choice(self._names), rng.choice(PIECES)))
        if rng.random() < 0.3:
            at = rng.randrange(len(text) + 1)
            text = text[:at] + rng.choice((*TEXTS, *PIECES)) + text[at:]
        return text

    def check(self, tried: list[str]) -> None:
        if any(OUTSIDE.search(word) for word in tried):
            raise ValueError(f"may write elsewhere: {tried!r}")
        out, said = io.StringIO(), io.StringIO()
        with self._alone() as places:
            words = [places.get(word, word) for word in tried]
            options = {flag for o in load(_command(tried)).every_option() for flag in o.flags}
            fixed = {"--db": str(self._db), "--as-of": DAY, "--timeout": "1"}
            words += [w for flag, value in fixed.items() if flag in options for w in (flag, value)]
            with within(SECONDS), contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
                code = run(words if "--" not in words else _before_dashes(words, tried))
        self._judge(tried, code, out.getvalue(), said.getvalue())

    @contextlib.contextmanager
    def _alone(self) -> Iterator[dict[str, str]]:
        """In an empty folder, with an untouched database, and kg.toml as it was: `kg same` writes
        there, and the next question reads the notes by it."""
        here, work = os.getcwd(), Path(tempfile.mkdtemp(dir=self._folder))
        self._settings.write_bytes(self._as_set)
        if self._is_changed():
            # Another file: a connection to the old one may still be open.
            self._db = self._folder / f"{next(self._numbers)}.db"
            self._db.write_bytes(self._whole)
        os.chdir(work)
        try:
            yield {"OUT": str(work / "out"), "VAULT": str(self._folder / "vault")}
        finally:
            os.chdir(here)
            shutil.rmtree(work)

    def _is_changed(self) -> bool:
        """Whether the file is another one, or a log beside it holds what is to go into it."""
        log = self._db.with_name(f"{self._db.name}-wal")
        return self._db.read_bytes() != self._whole or (log.exists() and log.stat().st_size > 0)

    def _judge(self, tried: list[str], code: int, out: str, said: str) -> None:
        if code not in (0, 1, 2, 3, 4, 5) or "Traceback" in said or "kg failed" in said:
            raise Wrong(f"exit {code}: {said!r}")
        if code in (2, 4, 5) and not 1 <= said.count("\n") <= 1 + "".join(tried).count("\n"):
            raise Wrong(f"exit {code}, but not one line: {said!r}")
        if code in (2, 4, 5) and out:
            raise Wrong(f"exit {code}, but an answer: {out[:200]!r}")
        if "is not text" in said and not HALF.search("".join(tried)):
            raise Wrong(f"half a character from somewhere else: {said!r}")
        if set(said) & set("\x00\x1b\x9b\u202e"):
            raise Wrong(f"a terminal would be steered: {said!r}")
        if _command(tried) not in CHANGES and self._is_changed():
            raise Wrong("the database was changed")
        is_json = tried[-1:] == ["--json"] and not _is_value(tried)
        if code == 0 and is_json and _DRAWN.isdisjoint(tried):
            json.loads(out)

    def load(self, data: bytes) -> list[str]:
        found: list[str] = json.loads(data)
        return found

    def dump(self, tried: list[str]) -> bytes:
        return json.dumps(tried).encode()

    def smaller(self, tried: list[str]) -> Iterator[list[str]]:
        for words in parts(tried):
            if words[:1] == tried[:1] and _command(words) == _command(tried):
                yield words

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _command(words: list[str]) -> str:
    two = " ".join(words[:2])
    return two if two in COMMANDS else words[0]


def _is_value(words: list[str]) -> bool:
    """Whether the last word is what the option before it is given."""
    options = load(_command(words)).every_option()
    return any(words[-2] in option.flags for option in options if option.value is not None)


def _before_dashes(words: list[str], tried: list[str]) -> list[str]:
    """What was added goes before a `--`, after which nothing is an option."""
    first = len(_command(tried).split())
    return [*words[:first], *words[len(tried) :], *words[first : len(tried)]]
