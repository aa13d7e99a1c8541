"""The default vocabulary: every word by which a note says what it means, in the shape of kg.toml.

The words stand in `kg/model/words`, a file for each language; here is what is of no language.
kg.toml extends this table (see `kg.model.rules.extended`); `docs/meaning.md` explains each part.
"""

from typing import Any

from kg.model.kinds import DECLARED, States
from kg.model.languages import all_words
from kg.model.own_kinds import merged
from kg.model.rules import rules_from

SETTINGS: dict[str, Any] = {
    "me": [],
    "my_organization": [],
    "same": [],
    "not_same": [],
    "ignore": [],
    "daily_format": "",
    "date_order": "",
    "tags": {},
    "tasks": {
        States.TODO: [" "],
        States.DONE: ["x", "X"],
        States.DOING: ["/"],
        States.CANCELLED: ["-", "R"],
        States.PROPOSED: ["?"],
    },
    "cadence": {},
    "tag_prefixes": {
        "type": ["type/", "kind/", "is/"],
        "status": ["status/", "state/"],
    },
    "folder_notes": ["README", "index", "_index", "_readme", "folder note"],
    "free_mail": [
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com"),
        *("icloud.com", "me.com", "mac.com", "aol.com", "gmx.net", "gmx.de", "web.de"),
        *("proton.me", "protonmail.com", "fastmail.com", "mail.com", "msn.com", "hey.com"),
    ],
}

_WORDS = all_words()
_KINDS = {"kinds": merged(DECLARED, _WORDS.get("kinds", {}))}
DEFAULT: dict[str, Any] = SETTINGS | _WORDS | _KINDS
DEFAULT_RULES = rules_from(DEFAULT)
