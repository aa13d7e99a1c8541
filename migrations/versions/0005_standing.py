"""People have a standing, an organization may be mine, imports say how I am known.

`0005_standing.sql` is the three tables and their indexes as this revision leaves them.
"""

from pathlib import Path

from alembic import op

from kg.store.rebuild import read_notes_anew, rebuild, statements

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# What the old rows tell; the next import, which reads the notes anew, tells it from the notes.
VALUES = {
    "people": {
        "standing": """case
            when id in (select node_id from notes) then 'page'
            when email is not null
              or (select count(*) from attendances as a where a.person_id = people_old.id) > 1
            then 'confirmed'
            else 'named'
        end"""
    },
    "organizations": {
        "is_mine": "id in (select organization_id from people where is_me = 1"
        " and organization_id is not null)"
    },
    "imports": {
        "me": """case
            when exists (select 1 from problems where code = 'owner-guessed') then 'guessed'
            when exists (select 1 from people where is_me = 1) then 'settings'
            else 'unknown'
        end""",
        "my_organization": "case when exists (select 1 from organizations where is_mine = 1)"
        " then 'me' else 'unknown' end",
    },
}


def upgrade() -> None:
    for statement in statements(Path(__file__).with_suffix(".sql")):
        words = statement.split(None, 3)
        if words[1] == "TABLE":
            rebuild(statement, VALUES[words[2]])
        else:
            op.execute(statement)
    read_notes_anew()


def downgrade() -> None:
    raise NotImplementedError("kg does not go back: import the notes anew with the older kg.")
