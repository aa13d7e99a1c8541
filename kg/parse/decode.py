"""From the bytes of a file to its text; what cannot be read is marked, never dropped."""

import codecs

from kg.model.kinds import Codes, ProblemCode, Severities
from kg.model.names import composed
from kg.model.note import Problem

REPLACEMENT = "\ufffd"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a note, with `\\n` as its only line end and its letters composed (NFC), and what
    was wrong with its bytes.

    UTF-8 is expected; a byte order mark is taken off, and UTF-16 is read where its mark says so.
    Bytes that are no text, and NUL, become U+FFFD, each kind reported once with its first line.
    """
    encoding = _UTF16.get(data[:2], "utf-8")
    raw = data[2:] if encoding != "utf-8" else data.removeprefix(codecs.BOM_UTF8)
    problems: list[Problem] = []
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        line = clean_newlines(before).count("\n") + 1
        code: ProblemCode = Codes.INVALID_UTF8 if encoding == "utf-8" else Codes.INVALID_UTF16
        name = "UTF-8" if encoding == "utf-8" else "UTF-16"
        message = f"not valid {name}; unreadable bytes were replaced"
        problems.append(Problem(code, message, line, Severities.ERROR))
        text = raw.decode(encoding, "replace")
    text, nul = replace_nul(composed(clean_newlines(text)))
    return text, (*problems, *nul)


def clean_newlines(text: str) -> str:
    """The text with CRLF and lone CR as `\\n`, as editors count lines."""
    if "\r" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def replace_nul(text: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with U+FFFD for NUL, which SQLite and terminals would cut the text at."""
    at = text.find("\0")
    if at < 0:
        return text, ()
    message = f"{text.count(chr(0))} NUL character(s) replaced"
    return text.replace("\0", REPLACEMENT), (
        Problem(Codes.NUL, message, text.count("\n", 0, at) + 1),
    )
