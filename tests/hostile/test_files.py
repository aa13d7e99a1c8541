"""Files that no note should be: each is imported or becomes a problem, and the others are fine."""

import os
import socket
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import imported, rows, vault
from tests.dump import sound
from tests.faults.stage import heed_modes
from tests.hostile.measured import DAY, kg

MEMORY = 600 << 20  # bytes; two processes, each with the largest file that is read
SECONDS = 40  # of work, on a slow machine; what is not linear takes hours
GOOD = {
    "People/Ann Lee.md": "# Ann Lee\n",
    "Projects/Harbor.md": "---\nstatus: blocked\n---\n# Harbor\n[[Ann Lee]]\n",
    "Meetings/2025-12-01 Harbor.md": "---\nattendees: [Ann Lee]\nproject: Harbor\n---\n",
}
MB = 1 << 20


def unharmed(db: Path) -> None:
    """The good notes say what they say in a vault of their own."""
    sound(db)
    assert rows(db, "select status from projects where name = 'Harbor'") == [("blocked",)]
    last = "select date from contacts c join people p on p.id = c.person_id where p.name = ?"
    assert ("2025-12-01",) in rows(db, last, "Ann Lee")


def problems(db: Path, path: str) -> set[str]:
    """The codes of the problems of a file, but for links that lead nowhere or are not there."""
    found = {str(code) for (code,) in rows(db, "select code from problems where path = ?", path)}
    return found - {"missing-link", "orphan"}


def nested(levels: int) -> str:
    return "".join("\t" * level + "- x\n" for level in range(levels))


def bomb() -> str:
    """YAML that would unfold to 9^12 texts."""
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 13)]
    return "\n".join(["---", *lines, "status: kept", "---", "body", ""])


_LETTERS = str.maketrans("0123456789", "abcdefghij")


def crowd(people: int, subjects: int) -> str:
    """Everyone with every subject: 17 KB that would make a million contacts."""
    # A link with a digit in it leads to nobody where no page is.
    said = ", ".join(f"[[Nam Per{str(n).translate(_LETTERS)}]]" for n in range(people))
    about = ", ".join(f"Sub Ject{n}" for n in range(subjects))
    return f"---\ntype: meeting\ndate: 2025-12-02\nproject: [{about}]\n---\n**Attendees**: {said}\n"


# name → (content of x.md, the problem that it becomes, if any)
CONTENTS: dict[str, tuple[Callable[[], str | bytes], str | None]] = {
    "nothing": (lambda: b"", None),
    "only spaces": (lambda: b" \n\t\n", None),
    "NUL bytes": (lambda: b"a\0b [[Ann\0Lee]]\n" * 1000, "nul"),
    "UTF-16": (lambda: "# Sea\n[[Ann Lee]]\n".encode("utf-16"), None),
    "half a UTF-16": (lambda: "# Sea\n".encode("utf-16")[:-1], "invalid-utf16"),
    "no UTF-8": (lambda: b"\xff\xfa\x80" * 100_000, "invalid-utf8"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4000, "invalid-utf8"),
    "line of 15 MB": (lambda: b"x" * (15 * MB), None),
    "line of 50 MB": (lambda: b"x" * (50 * MB), "unreadable-file"),
    "14 MB of words": (lambda: b"word and more text\n" * (14 * MB // 19), None),
    "100,000 links": (lambda: "".join(f"[[Note {n}]] " for n in range(100_000)), None),
    "lists 5,000 deep": (lambda: nested(5000), None),
    "quotes 5,000 deep": (lambda: ">" * 5000 + " x\n", None),
    "ever deeper quotes": (lambda: "".join("> " * n + "x\n" for n in range(1500)), None),
    "1 MB of [[": (lambda: "[[" * (MB // 2), None),
    "1 MB of ![[": (lambda: "![[" * (MB // 3), None),
    "1 MB of [": (lambda: "[" * MB, None),
    "1 MB of [a](": (lambda: "[a](" * (MB // 4), None),
    "1 MB of <a": (lambda: "<a " * (MB // 3), None),
    "1 MB of %%a": (lambda: "%%a" * (MB // 3), None),
    "1 MB of [a::": (lambda: "[a:: " * (MB // 5), None),
    "1 MB of ^[": (lambda: "^[a " * (MB // 4), None),
    "1 MB of #a": (lambda: "#a" * (MB // 2), None),
    "1 MB of $": (lambda: "$a " * (MB // 3), None),
    "backticks": (lambda: "".join("`" * (n % 700) + "a" for n in range(3000)), None),
    "a wide table": (lambda: "\n".join(w * (MB // 8) + "|" for w in ("|a", "|-", "|b")), None),
    "fences": (lambda: "```\n" * 100_000, None),
    "carriage returns": (lambda: b"\r" * MB, None),
    "YAML bomb": (bomb, "broken-property"),
    "YAML brackets": (lambda: f"---\na: {'[' * (MB // 2)}\n---\n", "broken-property"),
    "YAML colons": (lambda: f"---\n{'a: ' * (MB // 3)}\n---\n", "broken-property"),
    "20,000 properties": (
        lambda: "---\n" + "".join(f"k{n}: v\n" for n in range(20_000)) + "---\n",
        None,
    ),
    "20,000 aliases": (
        lambda: f"---\naliases: [{', '.join(f'n{n}' for n in range(20_000))}]\n---\n",
        None,
    ),
    "an unclosed head": (lambda: "---\n" + "a: b\n" * 100_000, "unclosed-frontmatter"),
    "5,000 attendees": (
        lambda: "---\ntype: meeting\ndate: 2025-12-02\nattendees: "
        f"[{', '.join(f'N{one} P{one}' for one in map(chr, range(256, 5256)) if one.isalpha())}]"
        "\n---\n",
        None,
    ),
    "1,000 people by 1,000 subjects": (lambda: crowd(1000, 1000), "too-many-contacts"),
    "a date without end": (lambda: "**Date**: " + "1 " * 300_000, None),
    "a name without end": (lambda: f"# {'Ann ' * 100_000}\n", None),
    "an address without end": (lambda: f"---\nfrom: {'a@' * 200_000}\n---\n", None),
    "a call to everybody": (
        lambda: f"- 2025-12-02: Called {'Ann ' * 100_000}about [[Harbor]]\n",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_content_is_imported_or_a_problem(tmp_path: Path, name: str) -> None:
    make, problem = CONTENTS[name]
    content = make()
    folder = vault(tmp_path / "vault", {**GOOD, "x.md": content})
    done = kg("import", folder, "--db", tmp_path / "kg.db", "--as-of", DAY)
    assert (done.code, done.out) == (0, ""), done.said
    assert done.seconds < SECONDS
    assert done.memory < MEMORY
    unharmed(tmp_path / "kg.db")
    assert rows(tmp_path / "kg.db", "select count(*) from notes where path = 'x.md'") == [(1,)]
    found = problems(tmp_path / "kg.db", "x.md")
    assert problem in found if problem else not found, found


@pytest.mark.parametrize(
    "scalar", ["x" * 60_000, "x" * 500_000, '"' * 500_000, "[[Ann Lee]] " * 40_000]
)
def test_what_aliases_repeat_does_not_fill_the_database(tmp_path: Path, scalar: str) -> None:
    uses = ", ".join(["*a"] * 999)
    head = f"---\na: &a '{scalar}'\nb: [{uses}]\nc: [{uses}]\n" + "d: *a\n" * 5 + "---\n"
    folder = vault(tmp_path / "vault", {**GOOD, "x.md": head})
    done = kg("import", folder, "--db", tmp_path / "kg.db", "--as-of", DAY)
    assert done.code == 0, done.said
    assert done.seconds < SECONDS / 2
    assert done.memory < MEMORY
    assert (tmp_path / "kg.db").stat().st_size < 100 * len(head)
    unharmed(tmp_path / "kg.db")
    assert "broken-property" in problems(tmp_path / "kg.db", "x.md")


def test_a_sparse_file_of_200_mb_is_a_problem(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", GOOD)
    with (folder / "x.md").open("wb") as file:
        file.truncate(200 * MB)
    done = kg("import", folder, "--db", tmp_path / "kg.db", "--as-of", DAY)
    assert done.code == 0, done.said
    assert done.memory < 150 * MB
    assert done.seconds < SECONDS / 4
    unharmed(tmp_path / "kg.db")
    assert problems(tmp_path / "kg.db", "x.md") == {"unreadable-file"}


def test_what_is_no_file_is_a_problem_and_never_waited_for(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", GOOD)
    os.mkfifo(folder / "fifo.md")
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(folder)  # the name of a socket may be 100 characters long
        listening.bind("socket.md")
        os.chdir("/")
    if os.geteuid() == 0:
        os.mknod(folder / "device.md", stat.S_IFCHR | 0o600, os.makedev(1, 5))  # /dev/zero
    (folder / "folder.md").mkdir()
    (folder / "folder.md" / "inside.md").write_text("inside\n")
    done = kg("import", folder, "--db", tmp_path / "kg.db", "--as-of", DAY, limit=30)
    assert done.code == 0, done.said
    unharmed(tmp_path / "kg.db")
    for path in ("fifo.md", "socket.md", *(("device.md",) if os.geteuid() == 0 else ())):
        assert problems(tmp_path / "kg.db", path) == {"no-file"}
    assert rows(tmp_path / "kg.db", "select path from notes where folder = 'folder.md'") == [
        ("folder.md/inside.md",)
    ]


def test_unreadable_files_and_folders_are_problems(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {**GOOD, "secret.md": "x", "Closed/in.md": "x"})
    (folder / "secret.md").chmod(0)
    (folder / "Closed").chmod(0)
    try:
        command = ("import", folder, "--db", tmp_path / "kg.db", "--as-of", DAY)
        done = kg(*command, preexec_fn=heed_modes)
    finally:
        (folder / "Closed").chmod(0o700)
    assert done.code == 0, done.said
    unharmed(tmp_path / "kg.db")
    assert problems(tmp_path / "kg.db", "secret.md") == {"unreadable-file"}
    assert problems(tmp_path / "kg.db", "Closed") == {"unreadable-folder"}


def test_links_are_followed_within_the_vault_only_and_no_loop_is_walked(tmp_path: Path) -> None:
    outside = vault(tmp_path / "outside", {"secret.md": "the secret\n", "dir/more.md": "more\n"})
    folder = vault(tmp_path / "vault", {**GOOD, "A/note.md": "note\n"})
    (folder / "A" / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to("self.md")
    (folder / "ping.md").symlink_to("pong.md")
    (folder / "pong.md").symlink_to("ping.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    (folder / "out.md").symlink_to(outside / "secret.md")
    (folder / "dir.md").symlink_to(outside / "dir")
    (folder / "within.md").symlink_to("A/note.md")
    imported(folder, tmp_path / "kg.db")
    unharmed(tmp_path / "kg.db")
    paths = {str(path) for (path,) in rows(tmp_path / "kg.db", "select path from notes")}
    assert paths == {*GOOD, "A/note.md", "within.md"}
    assert rows(tmp_path / "kg.db", "select 1 from notes where body like '%secret%'") == []
    for path in ("self.md", "ping.md", "pong.md", "gone.md"):
        assert problems(tmp_path / "kg.db", path) == {"unreadable-file"}
    for path in ("out.md", "dir.md"):
        assert problems(tmp_path / "kg.db", path) == {"link-out-of-vault"}


def test_a_file_that_vanishes_between_scan_and_reading_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.importer import importer

    folder = vault(tmp_path / "vault", {**GOOD, "brief.md": "x", "now a fifo.md": "y"})
    scan = importer.scan

    def scanned(*args: object) -> object:
        found = scan(*args)  # type: ignore[arg-type]
        (folder / "brief.md").unlink()
        (folder / "now a fifo.md").unlink()
        os.mkfifo(folder / "now a fifo.md")
        return found

    monkeypatch.setattr(importer, "scan", scanned)
    imported(folder, tmp_path / "kg.db")
    unharmed(tmp_path / "kg.db")
    assert problems(tmp_path / "kg.db", "brief.md") == {"unreadable-file"}
    monkeypatch.setattr(importer, "scan", scan)
    imported(folder, tmp_path / "kg.db")
    assert problems(tmp_path / "kg.db", "brief.md") == set()
    assert problems(tmp_path / "kg.db", "now a fifo.md") == {"no-file"}


NAMES = [
    "two\nlines.md",
    "tab\there.md",
    "\x1b[2Jclears.md",
    "\u202egnp.md",
    " spaces .md",
    "trailing .md ",
    ".md",
    "a.md.md",
    "UPPER.MD",
    'quote\'s "both".md',
    "percent%20sign.md",
    "# hash ^ caret | pipe.md",
    "[[brackets]].md",
    "🦆🏴󠁧󠁢󠁷󠁬󠁳󠁿.md",
    "-rf.md",
    "con.md",
    "x" * 252 + ".md",
    "ä" * 126 + ".md",
    "same.md",
    "Same.md",
    "SAME.md",
    unicodedata.normalize("NFC", "é and form.md"),
    unicodedata.normalize("NFD", "é and form.md"),
    "a'); drop table notes; --.md",
    "%_like.md",
]


def test_any_name_that_a_file_system_takes(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {**GOOD, **dict.fromkeys(NAMES, "see [[Ann Lee]]\n")})
    on_disk = {name for name in os.listdir(folder) if name.lower().endswith(".md")}
    imported(folder, tmp_path / "kg.db")
    unharmed(tmp_path / "kg.db")
    paths = {str(path) for (path,) in rows(tmp_path / "kg.db", "select path from notes")}
    assert paths == {*GOOD, *on_disk} - {".md"}  # hidden
    targets = "select target_node_id is not null from links where target = 'Ann Lee'"
    assert {row[0] for row in rows(tmp_path / "kg.db", targets)} == {1}
    assert imported(folder, tmp_path / "kg.db").noop


def test_names_that_are_no_utf8_are_spelt_out(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", GOOD)
    try:
        for name in (b"caf\xe9.md", b"caf\xea.md", b"\xff\xfe"):
            Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("# Café\n")
    except OSError:
        pytest.skip("this file system takes no such names")
    imported(folder, tmp_path / "kg.db")
    unharmed(tmp_path / "kg.db")
    paths = {str(path) for (path,) in rows(tmp_path / "kg.db", "select path from notes")}
    assert paths == {*GOOD, "caf\\xe9.md", "caf\\xea.md"}
    assert rows(tmp_path / "kg.db", "select path from attachments") == [("\\xff\\xfe",)]
    assert imported(folder, tmp_path / "kg.db").noop


def test_folders_nested_as_deep_as_the_system_allows(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", GOOD)
    here = folder
    for _ in range(300):
        here = here / "deeper"
    here.mkdir(parents=True)
    (here / "note.md").write_text("deep [[Ann Lee]]\n")
    imported(folder, tmp_path / "kg.db")
    unharmed(tmp_path / "kg.db")
    deep = rows(tmp_path / "kg.db", "select path from notes where path like 'deeper%'")
    assert deep == [("deeper/" * 300 + "note.md",)]
