"""Who was absent from a meeting has a table, and a meeting keeps what in its lists is nobody.

`0004_absences.sql` is what this revision makes: two tables and their indexes.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import read_notes_anew, rebuild, statements

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    meetings, absences, *indexes = statements(Path(__file__).with_suffix(".sql"))
    rebuild(meetings)
    op.execute(absences)
    for index in indexes:
        op.execute(index)
    read_notes_anew()


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
