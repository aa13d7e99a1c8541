"""The vocabulary: by which words a vault says what its notes mean, and how kg.toml extends it.

`DEFAULT` is the one table of all words, in the shape of kg.toml: meaning → words. `rules_from` turns
such a table around (folded word → meaning), which is what the rules look things up in.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from kg.model.names import slug, spell_out

Words = Mapping[str, str]  # folded word → meaning

DEFAULT: dict[str, Any] = {
    "me": [],
    "not_same": [],
    "ignore": [],
    "folders": {
        "person": ["People", "Persons", "Person", "Contacts", "Relationships"],
        "project": ["Projects", "Project", "Initiatives"],
        "organization": [
            *("Customers", "Customer", "Clients", "Companies", "Organizations", "Organisations"),
            *("Orgs", "Accounts", "Partners", "Vendors", "Suppliers"),
        ],
        "meeting": ["Meetings", "Meeting", "Meeting notes", "Calls", "1-1s", "1:1s"],
        "daily": ["Daily", "Daily notes", "Dailies", "Journal", "Journals"],
        "template": ["Templates", "Template"],
        "archive": ["Archive", "Archives", "Archived"],
        "group": [
            *("Active", "Current", "Inactive", "Someday", "Internal", "External", "Team", "Teams"),
            *("Work", "Private", "Personal", "Notes", "Former", "Others", "Areas"),
        ],
    },
    "types": {
        "person": ["person", "people", "contact", "contacts", "colleague", "colleagues"],
        "project": ["project", "projects", "initiative", "initiatives"],
        "organization": [
            *("customer", "customers", "client", "clients", "company", "companies"),
            *("organization", "organizations", "organisation", "organisations", "org", "orgs"),
            *("account", "accounts", "partner", "partners", "vendor", "vendors", "supplier"),
        ],
        "daily": ["daily", "daily note", "daily notes"],
        "template": ["template", "templates"],
    },
    "meetings": {
        "meeting": [
            "meeting",
            "meetings",
            "meeting note",
            "meeting notes",
            "transcript",
            "minutes",
        ],
        "1-1": ["1-1", "1:1", "1on1", "one-on-one", "one on one", "1-1s", "1:1s"],
        "call": ["call", "calls", "phone call", "video call", "phone"],
        "email": ["email", "emails", "e-mail", "mail", "mails", "email thread", "mail thread"],
        "message": ["chat", "message", "messages", "slack"],
        "workshop": ["workshop", "workshops", "offsite"],
        "interview": ["interview", "interviews", "job interview", "job interviews"],
        "standup": ["standup", "stand-up", "daily standup"],
        "event": ["lunch", "dinner", "coffee", "visit"],
    },
    "fields": {
        "note": {
            "title": ["title"],
            "aliases": ["aliases", "alias", "nickname", "also known as", "full name"],
            "type": ["type", "note type", "kind", "class", "category", "categories"],
            "date": ["date", "day", "when", "meeting date", "held on", "datetime", "start"],
            "created": ["created", "date created", "created at", "creation date"],
            "updated": [
                *("last updated", "updated", "modified", "last modified", "updated at"),
                "date modified",
            ],
        },
        "person": {
            "email": ["email", "e-mail", "mail", "emails", "email address"],
            "phone": ["phone", "mobile", "tel", "telephone", "cell", "phone number"],
            "role": ["role", "job title", "position", "job"],
            "organization": [
                *("company", "organization", "organisation", "org", "employer", "account"),
                *("customer", "works for", "works at"),
            ],
            "cadence": ["cadence", "contact every", "contact frequency", "keep in touch"],
            "last_contact": [
                *("last contact", "last contacted", "last contact date", "last talked"),
                *("last spoke", "last met", "last interaction"),
            ],
        },
        "project": {
            "status": ["status", "state", "project status"],
            "owner": [
                *("owner", "lead", "project lead", "project owner", "project manager", "pm"),
                *("dri", "responsible", "driver", "account owner"),
            ],
            "due": ["due", "due date", "deadline", "target date"],
            "priority": ["priority", "prio"],
            "status_since": ["status since", "blocked since"],
            "last_contact": ["last contact", "last contacted", "last contact date"],
        },
        "organization": {
            "status": ["status", "state", "account status"],
            "industry": ["industry", "sector"],
            "owner": ["owner", "account owner", "account manager", "lead", "responsible"],
            "domain": ["domain", "website", "web", "homepage", "url"],
            "email": ["email", "e-mail", "mail"],
            "last_contact": ["last contact", "last contacted", "last contact date"],
        },
        "meeting": {
            "attendees": ["attendees", "attendee", "participants", "participant", "present"],
            "people": [
                *("people", "with", "counterpart", "counterparts", "person", "contact"),
                *("contacts", "guests", "met with"),
            ],
            "project": ["project", "projects", "initiative"],
            "organization": [
                *("account", "accounts", "customer", "customers", "client", "company"),
                *("organization", "organisation", "org", "partner"),
            ],
            "topic": ["topic", "topics", "about", "regarding"],
            "sender": ["from", "sender"],
            "recipient": ["to", "cc", "bcc", "recipients"],
            "subject": ["subject"],
            "source": ["source ref", "source note", "transcript"],
            "source_link": ["source"],
            "kind": ["meeting type", "meeting kind"],
        },
    },
    "relations": {
        "part_of": ["parent", "part of", "parent project", "program", "programme"],
        "related": ["related", "related to", "see also"],
        "reports_to": ["reports to", "manager", "boss", "line manager"],
        "knows": ["knows", "introduced by"],
        "member": ["team", "members", "people", "stakeholders", "participants", "contacts"],
        "sponsor": ["sponsor", "executive sponsor"],
        "customer": ["customer", "customers", "client", "account", "company", "org"],
        "partner": ["partner", "partners"],
        "project": ["project", "projects"],
    },
    "headings": {
        "fact": ["Key facts", "Facts"],
        "decision": ["Decisions", "Decision", "Key decisions"],
        "risk": ["Risks", "Risk"],
        "blocker": ["Blockers", "Blocker", "Blocked by", "Impediments"],
        "question": ["Open questions", "Questions"],
        "opportunity": ["Opportunities", "Opportunity"],
        "attendees": ["Attendees", "Participants", "Present", "People present"],
        "section": [
            *("Notes", "Summary", "Overview", "Log", "Tasks", "Open tasks", "Status", "Agenda"),
            *("Background", "Links", "Meetings", "Recent context", "Actions", "Next steps"),
        ],
    },
    "contact_verbs": {
        "meeting": [
            *("met", "met with", "meeting with", "had a meeting with", "sat down with", "1:1 with"),
            *("1-1 with", "lunch with", "had lunch with", "coffee with", "had coffee with"),
            *("dinner with", "had dinner with", "breakfast with", "visited", "sync with"),
            *("synced with", "caught up with", "catch-up with", "spoke with", "spoke to"),
            *("talked to", "talked with", "discussed with", "chatted with"),
        ],
        "call": [
            *("called", "call with", "had a call with", "phoned", "phone call with", "rang"),
            *("video call with", "zoomed with", "call from", "got a call from"),
        ],
        "email": [
            *("emailed", "e-mailed", "mailed", "sent an email to", "sent a mail to"),
            *("got an email from", "email from", "email to", "mail from", "mail to", "replied to"),
        ],
        "message": [
            *("messaged", "texted", "wrote to", "wrote", "pinged", "dmed", "slacked"),
            *("heard from", "message from", "got a message from"),
        ],
    },
    "no_contact": [
        *("no answer", "no reply", "did not pick up", "didn't pick up", "did not answer"),
        *("didn't answer", "not reached", "voicemail", "left a message", "nobody answered"),
    ],
    "status": {
        "blocked": [
            *("blocked", "stuck", "impeded", "stalled", "waiting", "waiting for", "waiting on"),
            *("🔴", "🚫", "⛔", "🛑", "red"),
        ],
        "paused": ["paused", "on hold", "hold", "onhold", "parked", "deferred", "⏸", "sleeping"],
        "active": [
            *("active", "in progress", "inprogress", "ongoing", "wip", "open", "green", "doing"),
            *("started", "running", "on track", "current", "live", "🟢", "▶", "🚧"),
        ],
        "done": [
            *("done", "complete", "completed", "finished", "closed", "shipped", "delivered"),
            *("✅", "☑", "✔", "resolved"),
        ],
        "cancelled": ["cancelled", "canceled", "dropped", "abandoned", "killed", "rejected", "❌"],
        "planned": [
            *("planned", "proposed", "idea", "backlog", "not started", "todo", "to do", "someday"),
            *("upcoming", "next", "planning", "future", "💡"),
        ],
    },
    "tasks": {
        "todo": [" "],
        "done": ["x", "X"],
        "doing": ["/"],
        "cancelled": ["-"],
        "forwarded": [">"],
        "scheduled": ["<"],
        "question": ["?"],
        "important": ["!"],
    },
    "cadence": {},
    "tag_prefixes": {
        "type": ["type/", "kind/", "is/"],
        "status": ["status/", "state/"],
    },
    "generic_titles": [
        *("1", "1-1", "1on1", "one", "on", "call", "calls", "chat", "weekly", "daily", "monthly"),
        *("biweekly", "sync", "meeting", "meetings", "standup", "stand", "up", "catch", "catchup"),
        *("check", "in", "checkin", "note", "notes", "minutes", "team", "phone", "video", "quick"),
        *("regular", "lunch", "coffee", "with", "email", "mail", "thread", "re", "the", "jour"),
        *("fixe", "fortnightly", "quarterly", "status", "update"),
    ],
    "folder_notes": ["README", "index", "_index", "_readme", "folder note"],
    "nobody": [
        *("all", "everyone", "everybody", "team", "the team", "tbd", "tba", "n/a", "na", "none"),
        *("unknown", "nobody", "others", "other", "various", "guests", "external"),
    ],
    "free_mail": [
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com"),
        *("icloud.com", "me.com", "mac.com", "aol.com", "gmx.net", "gmx.de", "web.de"),
        *("proton.me", "protonmail.com", "fastmail.com", "mail.com", "msn.com", "hey.com"),
    ],
}

# What a bare name in a relation is: elsewhere only a link makes a tie.
RELATION_TARGETS = {
    "reports_to": "person",
    "knows": "person",
    "member": "person",
    "sponsor": "person",
    "customer": "organization",
    "partner": "organization",
    "project": "project",
    "part_of": "project",
}

ALWAYS_ME = ("Me", "Myself")


class Rules(NamedTuple):
    """The vocabulary, turned around for looking words up. Words are folded by `slug`.

    `folders` leads to person, project, organization, meeting, daily, template, archive or group (a
    folder that only groups others); `types` to person, project, organization, daily, template;
    `meetings` to a kind of meeting. `fields` is by kind of page; "note" holds for all of them.
    `headings` leads to a kind of statement, to "attendees", or to "section" (no title of a note).
    `contact_verbs` is by the first word: (phrase, channel), the longest first.
    `tasks` is by the character in the brackets. `me` lists the owner's names, the first one is used.
    `cadence` is in days, by lower-case tag. `not_same` holds groups of paths.
    """

    folders: Words
    types: Words
    meetings: Words
    fields: Mapping[str, Words]
    relations: Words
    headings: Words
    contact_verbs: Mapping[str, tuple[tuple[str, str], ...]]
    no_contact: tuple[str, ...]
    statuses: Words
    tasks: Words
    cadence: Mapping[str, int]
    type_prefixes: tuple[str, ...]
    status_prefixes: tuple[str, ...]
    generic_titles: frozenset[str]
    folder_notes: frozenset[str]
    nobody: frozenset[str]
    free_mail: frozenset[str]
    me: tuple[str, ...]
    me_names: frozenset[str]
    not_same: tuple[tuple[str, ...], ...]
    ignore: tuple[str, ...]


@lru_cache(maxsize=4096)
def field_name(key: str) -> str:
    """The form in which names of properties and labels are compared: `Last Contact`,
    `last_contact` and `lastContact` are one."""
    return slug(spell_out(key))


@lru_cache(maxsize=4096)
def folder_name(name: str) -> str:
    """The form in which folders are compared; a leading number counts for nothing (`02 - People`)."""
    folded = slug(name)
    return folded.lstrip("0123456789").lstrip("-") or folded


def status_word(raw: str) -> str:
    """A status as it is looked up: letters and digits, or the sign that stands alone."""
    return slug(raw) or raw.strip().replace("\ufe0f", "")


def rules_from(table: Mapping[str, Any]) -> Rules:
    """Turn a table in the shape of `DEFAULT` around. A word that stands twice keeps its last meaning."""
    me = tuple(table["me"])
    return Rules(
        folders=_turned(table["folders"], folder_name),
        types=_turned(table["types"], slug),
        meetings=_turned(table["meetings"], slug),
        fields={kind: _turned(fields, field_name) for kind, fields in table["fields"].items()},
        relations=_turned(table["relations"], field_name),
        headings=_turned(table["headings"], slug),
        contact_verbs=_by_first_word(table["contact_verbs"]),
        no_contact=tuple(phrase.lower() for phrase in table["no_contact"]),
        statuses=_turned(table["status"], status_word),
        tasks={mark: state for state, marks in table["tasks"].items() for mark in marks},
        cadence={tag.lstrip("#").lower(): days for tag, days in table["cadence"].items()},
        type_prefixes=tuple(prefix.lower() for prefix in table["tag_prefixes"]["type"]),
        status_prefixes=tuple(prefix.lower() for prefix in table["tag_prefixes"]["status"]),
        generic_titles=frozenset(map(slug, table["generic_titles"])),
        folder_notes=frozenset(map(slug, table["folder_notes"])),
        nobody=frozenset(map(slug, table["nobody"])),
        free_mail=frozenset(domain.lower() for domain in table["free_mail"]),
        me=me,
        me_names=frozenset(map(slug, (*ALWAYS_ME, *me))),
        not_same=tuple(tuple(group) for group in table["not_same"]),
        ignore=tuple(table["ignore"]),
    )


def extended(table: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """`table` with the words of `extra` (same shape) added.

    Lists grow, and a word with a leading `-` is taken away instead. A word that is given another
    meaning leaves its old one. Single values replace; groups of `not_same` are added.
    """
    merged = dict(table)
    for key, value in extra.items():
        if isinstance(value, Mapping):
            merged[key] = extended(merged.get(key, {}), value)
        elif isinstance(value, list):
            merged[key] = _grown(merged.get(key, []), value)
        else:
            merged[key] = value
    for key, value in table.items():
        moved = {_fold(w) for k, v in extra.items() if k != key and isinstance(v, list) for w in v}
        if moved and key not in extra and isinstance(value, list) and _are_meanings(table):
            merged[key] = [word for word in value if _fold(word) not in moved]
    return merged


def fingerprint(rules: Rules) -> str:
    """The same for equal rules, another for others: tells whether notes must be read anew."""
    return f"{crc32(repr([_plain(value) for value in rules]).encode()):08x}"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return sorted((key, _plain(inner)) for key, inner in value.items())
    return sorted(value) if isinstance(value, frozenset) else value


def _turned(meanings: Mapping[str, Iterable[str]], fold: Any) -> dict[str, str]:
    return {fold(word): meaning for meaning, words in meanings.items() for word in words}


def _are_meanings(table: Mapping[str, Any]) -> bool:
    return all(isinstance(words, list) for words in table.values())


def _fold(word: Any) -> str:
    return status_word(word) if isinstance(word, str) else ""


def _grown(words: list[Any], more: list[Any]) -> list[Any]:
    gone = {
        _fold(word[1:])
        for word in more
        if isinstance(word, str) and len(word) > 1 and word[0] == "-"
    }
    new = [
        word for word in more if not (isinstance(word, str) and len(word) > 1 and word[0] == "-")
    ]
    known = {_fold(word) for word in new}
    return [
        word for word in words if not isinstance(word, str) or _fold(word) not in gone | known
    ] + new


def _by_first_word(verbs: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    phrases = {phrase.lower(): channel for channel, words in verbs.items() for phrase in words}
    by_first: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        by_first.setdefault(phrase.split()[0], []).append((phrase, phrases[phrase]))
    return {first: tuple(found) for first, found in by_first.items()}


DEFAULT_RULES = rules_from(DEFAULT)
