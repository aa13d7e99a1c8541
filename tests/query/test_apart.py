"""What tells things of one name apart."""

from pathlib import Path

from kg.query.apart import told_apart
from tests.builders import database, opened

NOTES = {
    "kg.toml": 'me = ["Mia Sol"]\n',
    "People/Ida Falk.md": "---\nrole: Miller\ncompany: Orla\n---\n",
    "People/Zed Kay.md": "",
    "Companies/Orla.md": "---\nindustry: flour\n---\n",
    "Projects/Weir.md": '---\nstatus: blocked\nowner: "[[Ida Falk]]"\n---\n',
    "Meetings/2025-12-20 Round.md": "---\nattendees: [Ida Falk, Mia Sol]\n---\n",
    "Notes/Odd.md": "",
}


def test_each_kind_by_what_people_know_it_by(tmp_path: Path) -> None:
    asked = (
        "person:ida-falk", "person:zed-kay", "organization:orla", "project:weir",
        "meeting:2025-12-20-round", "note:Notes/Odd.md", "person:nobody",
    )  # fmt: skip
    with opened(database(tmp_path, NOTES)) as conn:
        assert told_apart(conn, asked) == {
            "person:ida-falk": ("Miller at Orla", "last contact 2025-12-20"),
            "person:zed-kay": ("never contacted",),
            "organization:orla": ("flour", "never contacted"),
            "project:weir": ("blocked", "owner Ida Falk", "never contacted"),
            "meeting:2025-12-20-round": ("2025-12-20", "meeting", "Ida Falk; Mia Sol"),
        }
        assert told_apart(conn, ()) == {}
