"""Links tell by which property, field or label they are made: `links.role`.

`0007_link_roles.sql` is the table and its indexes as this revision leaves them.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import read_notes_anew, rebuild, statements

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# What the old rows tell; the next import, which reads the notes anew, tells it from the notes.
VALUES = {"role": "lower(property)"}


def upgrade() -> None:
    for statement in statements(Path(__file__).with_suffix(".sql")):
        if statement.startswith("CREATE TABLE"):
            rebuild(statement, VALUES)
        else:
            op.execute(statement)
    read_notes_anew()


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
