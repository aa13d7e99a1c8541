"""Every command: where it lives and what it is for, known without loading any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.cli.command import Command

# Group of commands -> name -> (module in kg.cli.commands, the command's own first line).
# A test holds the lines equal to those of the commands.
GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    "Ask": {
        "last-contact": ("last_contact", "Who was last contacted about each project?"),
        "blocked": ("blocked", "What is blocked since when, why, and who may unblock it?"),
        "stale": ("stale", "Who, or what, was not contacted for too long?"),
        "prep": ("prep", "Prepare for meeting somebody."),
        "tasks": ("tasks", "List tasks from all notes, the soonest due first."),
        "timeline": ("timeline", "What happened around a person, project, organization or note?"),
        "changed": ("changed", "What is new or different?"),
    },
    "Look up": {
        "show": ("show", "Show whatever has this name: a person, project, meeting, note, tag."),
        "person": ("person", "Show everything about a person."),
        "project": ("project", "Show everything about a project."),
        "org": ("org", "Show everything about a customer, company or partner."),
        "people": ("people", "List people, with their last contact and open tasks."),
        "projects": ("projects", "List projects, with status, owner, last contact and open tasks."),
        "orgs": ("orgs", "List customers, companies and partners."),
        "meetings": ("meetings", "List meetings, calls and mail exchanges, the newest first."),
        "search": ("search", "Search the text of all notes."),
        "query": ("query", "Answer a query of Dataview: LIST, TABLE, TASK or CALENDAR."),
        "blocks": ("blocks", "Answer every Dataview query that stands in a note."),
        "sql": ("sql", "Ask the database in SQL, reading only."),
        "serve": ("serve", "Browse the database in a browser, or write a copy to hand on."),
    },
    "Graph": {
        "neighbors": ("neighbors", "List what something is tied to, and how."),
        "path": ("path", "Say how two things are tied, step by step."),
        "connect": ("connect", "Find who can best introduce two people to each other."),
        "rank": ("rank", "List what is most central in the notes."),
        "brokers": ("brokers", "List the people who tie groups that would not meet without them."),
        "clusters": ("clusters", "Find the groups of people who meet among themselves."),
        "similar": ("similar", "List what has the same neighbours as something."),
        "suggest": ("suggest", "Suggest contacts or links that might be missing."),
        "links": ("links", "List the links out of a note, and where each leads."),
        "backlinks": (
            "backlinks",
            "List the links to a note or a thing, with line and section.",
        ),
        "orphans": (
            "orphans",
            "List notes without any tie: no link in or out, no contact, no relation.",
        ),
        "bus-factor": ("bus_factor", "List projects that hang on one person."),
        "graph": ("graph", "Draw the graph: a page to explore, or a picture."),
        "export": ("export", "Write the graph for other tools."),
    },
    "Keep": {
        "init": ("init", "Propose a kg.toml from what is in a vault."),
        "import": ("import_", "Read a vault of Markdown notes into the database."),
        "watch": ("watch", "Keep the database in step with the vault while you write."),
        "status": ("status", "Say what is in the database."),
        "doctor": ("doctor", "List what is wrong with the notes."),
        "same": ("same", "Say in kg.toml that two names are one, or are not."),
        "db check": ("db_check", "Check that the database file is whole."),
        "db backup": ("db_backup", "Copy the database to another file."),
        "db upgrade": ("db_upgrade", "Bring an older database to this kg's schema."),
        "db vacuum": ("db_vacuum", "Give unused space in the database back."),
        "db rebuild": (
            "db_rebuild",
            "Make the database anew from the notes; keep its history.",
        ),
    },
}

COMMANDS = {name: entry for group in GROUPS.values() for name, entry in group.items()}
# First words of names such as "db upgrade".
FAMILIES = {name.split(" ")[0] for name in COMMANDS if " " in name}


def load(name: str) -> Command:
    """The declaration of a command; only its own module is imported."""
    from importlib import import_module

    command: Command = import_module("kg.cli.commands." + COMMANDS[name][0]).COMMAND
    return command


def split(words: list[str]) -> tuple[str, list[str]]:
    """The name of the command that the words begin with, and the words after it.

    The name may be no command at all: nothing is checked here.
    """
    if len(words) > 1 and words[0] in FAMILIES and not words[1].startswith("-"):
        return f"{words[0]} {words[1]}", words[2:]
    return (words[0], words[1:]) if words else ("", [])
