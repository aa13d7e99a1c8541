"""What a note brings along for the query languages in notes: the table `query_data`.

`0009_query_data.sql` is the table that this revision makes; the next import fills it.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import read_notes_anew, statements

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in statements(Path(__file__).with_suffix(".sql")):
        op.execute(statement)
    read_notes_anew()


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
