"""Names for all constraints; what a refresh compares files by; problems of the scan by themselves.

`0002_scan.sql` is every table and index as this revision leaves them.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import read_notes_anew, rebuild, statements

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

VALUES = {
    # No time that a file has: each is read once more.
    "notes": {"ctime_ns": "0"},
    "imports": {"scan_began_ns": "0", "scan_ended_ns": "0"},
    "problems": {
        "scope": "case when scope = 'import' and code <> 'owner-guessed' then 'scan' else scope end"
    },
}


def upgrade() -> None:
    for statement in statements(Path(__file__).with_suffix(".sql")):
        words = statement.split(None, 3)
        if words[1] == "TABLE":
            rebuild(statement, VALUES.get(words[2].strip('"')))
        else:
            op.execute(statement)
    # A note that could not be read to its end left rows that an import of today would not.
    read_notes_anew()


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
