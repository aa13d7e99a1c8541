"""A node may be of any kind: the database no longer lists them.

`0003_kinds.sql` is the table of nodes and its indexes as this revision leaves them.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import rebuild, statements

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    table, *indexes = statements(Path(__file__).with_suffix(".sql"))
    rebuild(table)
    for index in indexes:
        op.execute(index)


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
