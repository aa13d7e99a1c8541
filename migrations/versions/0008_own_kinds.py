"""A vault may have kinds of its own: which there are, and what is known of the things of them.

`0008_own_kinds.sql` is what this revision makes: two tables and an index.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import statements

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in statements(Path(__file__).with_suffix(".sql")):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
