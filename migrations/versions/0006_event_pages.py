"""Of which event each page is, and why: the table `event_pages`.

`0006_event_pages.sql` is what this revision makes: a table and its index.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import read_notes_anew, statements

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in statements(Path(__file__).with_suffix(".sql")):
        op.execute(statement)
    read_notes_anew()


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
