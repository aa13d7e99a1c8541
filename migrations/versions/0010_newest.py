"""Two indexes: the newest contact of each subject, and the notes whose tasks do not count."""

from pathlib import Path

from alembic import op

from kg.store.rebuild import statements

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in statements(Path(__file__).with_suffix(".sql")):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
