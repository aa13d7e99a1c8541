"""The default vocabulary: every word by which a note says what it means, in the shape of kg.toml.

kg.toml extends this table (see `kg.model.rules.extended`); `docs/meaning.md` explains each part.
"""

from typing import Any

DEFAULT: dict[str, Any] = {
    "me": [],
    "not_same": [],
    "ignore": [],
    "daily_format": "",
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
            "minutes",
        ],
        "1-1": ["1-1", "1:1", "1on1", "one-on-one", "one on one", "1-1s", "1:1s"],
        "call": ["call", "calls", "phone call", "video call"],
        "email": ["email", "emails", "e-mail", "mail", "mails", "email thread", "mail thread"],
        "message": ["chat", "message", "messages"],
        "workshop": ["workshop", "workshops", "offsite"],
        "interview": ["interview", "interviews", "job interview", "job interviews"],
        "standup": ["standup", "stand-up", "daily standup"],
    },
    "fields": {
        "note": {
            "title": ["title"],
            "name": ["name", "full name"],
            "aliases": ["aliases", "alias", "nickname", "also known as"],
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
        "customer": ["customer", "customers", "client", "clients"],
        "organization": ["organization", "organisation", "org", "company", "account"],
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
            *("dinner with", "had dinner with", "breakfast with", "sync with"),
            *("synced with", "caught up with", "catch-up with", "spoke with", "spoke to"),
            *("talked to", "talked with", "discussed with", "chatted with", "🤝"),
        ],
        "call": [
            *("called", "call with", "had a call with", "phoned", "phone call with", "rang"),
            *("video call with", "zoomed with", "call from", "got a call from", "📞", "☎"),
        ],
        "email": [
            *("emailed", "e-mailed", "mailed", "sent an email to", "sent a mail to"),
            *("got an email from", "email from", "email to", "mail from", "mail to", "📧", "✉"),
        ],
        "message": [
            *("messaged", "texted", "wrote to", "pinged", "dmed", "slacked"),
            *("heard from", "message from", "got a message from", "💬"),
        ],
    },
    "no_contact": [
        *("no answer", "no reply", "did not pick up", "didn't pick up", "did not answer"),
        *("didn't answer", "not reached", "voicemail", "left a message", "nobody answered"),
    ],
    "called_off": [
        *("cancelled", "canceled", "postponed", "rescheduled", "moved to", "fell through"),
        *("called off", "didn't happen", "did not happen"),
    ],
    "planned": [
        *("tomorrow", "later today", "next week", "next month", "next year", "next Monday"),
        *("next Tuesday", "next Wednesday", "next Thursday", "next Friday", "next Saturday"),
        "next Sunday",
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
        "cancelled": ["-", "R"],
        "proposed": ["?"],
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
    "overviews": [
        *("Overview", "MOC", "Map of content", "Index", "Org chart", "Organization chart"),
        *("Organigram", "Manifest", "Template", "README"),
    ],
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
    "organization": "organization",
    "partner": "organization",
    "project": "project",
    "part_of": "project",
}

ALWAYS_ME = ("Me", "Myself")
