"""Options that several commands share, declared once."""

from __future__ import annotations

from kg.cli.command import TEXT, Argument, Option, choice
from kg.cli.values import DAY, MOMENT, WHOLE
from kg.model.kinds import Kinds
from kg.present.look import FORMATS

DB = Option(
    "db",
    "The database (else $KG_DB, kg.toml's, that of the vault around here, kg.db, the last one).",
    value=TEXT,
    complete="path",
)
AS_OF = Option(
    "as_of",
    "Answer as of this day (2026-01-31, yesterday; 2025: its last) instead of today.",
    value=DAY,
)
FORMAT = Option(
    "format",
    "How to write the answer.",
    flags=("--format", "-f"),
    value=choice(*FORMATS),
    default="table",
)
JSON = Option("json", "Short for --format json.")
VERBOSE = Option(
    "verbose",
    "Say what is being done; more or less with $KG_LOG (debug, info, warning, error).",
    flags=("--verbose", "-v"),
)
SAFE_CSV = Option("safe_csv", "Guard CSV cells that a spreadsheet would run as formulas.")


def named(about: str, kind: str = "name") -> Argument:
    """The one thing that a command is about; its name needs no quotes."""
    how = "Any case, without accents, an alias, a beginning, or a key."
    return Argument("name", f"{about} {how}", joined=True, complete=kind)


NO_REFRESH = Option("no_refresh", "Answer from the database as it is; do not look at the notes.")
STORED = (DB, AS_OF)
SHOWN = (FORMAT, JSON, SAFE_CSV, AS_OF, DB)
ANSWERED = (*SHOWN, NO_REFRESH)

WHY = Option("why", "Show the lines in the notes that prove each row.")
SINCE = Option(
    "since",
    "Only from this day on (2026-01-31, last monday, 2025-12), or this long back (7d).",
    value=MOMENT,
)
UNTIL = Option(
    "until",
    "Only up to this day (2026-01-31, next friday, Q1), or this far ahead (7d).",
    value=MOMENT,
)
LIMIT = Option("limit", "At most so many rows.", flags=("--limit", "-n"), value=WHOLE)

STATUS = Option("status", "Only with this status.", value=TEXT, many=True, complete="status")
OWNER = Option("owner", "Only what this person owns.", value=TEXT, complete=Kinds.PERSON)
ABOUT = Option("about", "Only what is about this.", value=TEXT, complete="name")
WITH = Option(
    "with_person",
    "Only what this person had part in.",
    flags=("--with",),
    value=TEXT,
    complete=Kinds.PERSON,
)
EXTERNAL = Option("external", "Only people who work elsewhere than you.")
INTERNAL = Option("internal", "Only people who work where you do.")
TAG = Option("tag", "Only pages with this tag, or one below it.", value=TEXT, complete=Kinds.TAG)
FOLDER = Option(
    "folder",
    "Only notes in this folder, at any depth.",
    flags=("--in", "--folder"),
    value=TEXT,
    complete="folder",
)
WHERE = Option("where", "Only rows for which this SQL condition holds.", value=TEXT)
SORT = Option("sort", "Sort by this column; -column for the largest first.", value=TEXT)
