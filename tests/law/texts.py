"""Random notes of every shape that kg knows, about few people and things, so that they meet."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from tests.fuzz.mutate import mutated
from tests.fuzz.notes import seeds
from tests.law.dense import PATHS, TEXTS

PEOPLE = ("Ann Lee", "Bo Ek", "Cleo Dahl", "José Álvarez", "Siobhán O'Neill", "Ann Okafor")
NICKS = ("Annie", "Lee", "Bo", "Cleo", "Pepe", "The Boss")
# They are somebody only if something else says so.
HANDLES = ("ann-lee_7", "annlee", "bo.ek", "boek", "cleo9", "pepe", "elf Quist")
JOBS = ("Site Manager", "CTO")
PROJECTS = ("Harbor", "Blue Heron", "Salt Road", "Night Ferry")
# Things of a kind that kg.toml may declare; some bear names that others have, too.
BOOKS = ("Salt Tide", "Lantern Street", "Harbor", "Ann Lee", "Cleo")
ORGS = ("Brightwater", "Northwind Labs", "Tidewright")
STATUSES = ("blocked", "active", "waiting", "done", "on hold", "paused", "?", "Blocked 🚫")
TAGS = ("team", "Team", "TEAM", "status/blocked", "Status/Blocked", "sea", "a/b/c", "日本")
FILES = ("pic.png", "Notes/pic.png", "Files/plan.pdf", "Files/Harbor.png", "Ann Lee.canvas")
NOTES = ("Offer", "Review", "Ideas", "raw", "Index", "Offer draft")
ADDRESSES = tuple(
    f"{who}@{where}.example"
    for who in ("ann", "bo", "cleo")
    for where in ("brightwater", "tidewright")
)
MISSING = ("Nobody", "Zoe Quist", "Later", "Ghost", "Unwritten")
FIRST = date(2025, 9, 1)
Made = tuple[str, str]  # path, text


def day(rng: random.Random) -> str:
    """A day of the half year in which everything happens."""
    return (FIRST + timedelta(days=rng.randrange(180))).isoformat()


def somebody(rng: random.Random) -> str:
    """Somebody's name, mostly in full."""
    return rng.choice((*PEOPLE, *PEOPLE, *NICKS, *MISSING[:2]))


def listed(rng: random.Random) -> str:
    """An entry of a list of people."""
    name = rng.choice((somebody(rng), somebody(rng), rng.choice((*HANDLES, *JOBS))))
    form = rng.choice(("{}", "{}", "{}", "~~{}~~", "{} (absent)", f"{{}} <{address(rng)}>"))
    return form.format(name)


def short(rng: random.Random) -> str:
    """Somebody's first name with an initial, or a name in other letters."""
    return rng.choice(
        ("Ann L", "Ann O.", "Cleo D", "Anna Lee", "A. Lee", "Bo Eck", "Siobhan ONeil")
    )


def address(rng: random.Random) -> str:
    """Somebody's address, perhaps beside another's name."""
    return rng.choice(ADDRESSES)


def thing(rng: random.Random) -> str:
    """A project or an organization."""
    return rng.choice((*PROJECTS, *PROJECTS, *ORGS))


def link(rng: random.Random) -> str:
    """A link in any of its forms, to what is there or to what is not."""
    name = rng.choice((*PEOPLE, *NICKS, *PROJECTS, *ORGS, *BOOKS, *NOTES, *MISSING, *FILES))
    return rng.choice(
        (
            f"[[{name}]]", f"[[{name}]]", f"[[{name}|she]]", f"[[{name.upper()}]]", f"![[{name}]]",
            f"[[{name}|{rng.choice(NICKS)}]]", f"[[{name}|{rng.choice(PEOPLE)}]]",
            f"[[{name}#Risks]]", f"[[Notes/{name}]]", f"[[../Notes/{name}]]", "[[#Risks]]",
            f"[x]({name.replace(' ', '%20')}.md)", f"[x](<../Notes/{name}.md>)", f"![x]({name})",
            "[x](https://example.org/a)", f"[[People/{name}]]", f"[[{name}#^b1]]",
            f"[[{name}|{rng.choice(PEOPLE)}]]",
        )
    )  # fmt: skip


def line(rng: random.Random) -> str:
    """A line of a note's body."""
    one, other, about = somebody(rng), somebody(rng), thing(rng)
    return rng.choice(
        (
            f"Some words on {about} and {one}.",
            f"See {link(rng)} and {link(rng)}.",
            f"- {link(rng)} #{rng.choice(TAGS)}",
            f"- Called [[{one}]] about [[{about}]]",
            f"- Met [[{one}]] and [[{other}]] on [[{about}]] next week",
            f"- {day(rng)}: [[{rng.choice(NOTES)}]] - Call with {one} (via {other})",
            f"- {day(rng)}: 1:1 between {one} and {other}",
            f"- [ ] ask @{one.replace(' ', '')} on [[{about}]] 📅 {day(rng)}",
            f"- [x] Called [[{one}]] ✅ {day(rng)}",
            f"- [ ] write 🆔 a{rng.randrange(3)} ⏫",
            f"- [ ] send ⛔ a{rng.randrange(3)} [owner:: {one}]",
            "    - [/] a child of it",
            f"#{rng.choice(TAGS)} #{rng.choice(TAGS)}",
            f"Owner:: [[{one}]]",
            f"status:: {rng.choice(STATUSES)}",
            f"**Date**: {day(rng)}",
            f"**Attendees**: {one}, {other}",
            f"**Project**: [[{about}]]",
            f"*Source: [[{rng.choice(NOTES)}]]*",
            f"| Field | Value |\n|---|---|\n| Status | {rng.choice(STATUSES)} |\n| Owner | {one} |",
            f"## Key facts\n\n- {day(rng)}: {about} waits for {one}",
            f"## Risks\n\n- {one} may leave",
            f"## Attendees\n\n- {one}\n- ~~{other}~~",
            f"## Attendees\n\n- {listed(rng)}\n- {listed(rng)}",
            f"**Absent**: {one}",
            f"Recorded to /Users/{one.replace(' ', '.').lower()}/a.m4a",
            f"## Attendees\n\n- {one} <{address(rng)}>\n- {short(rng)}\n- {other}",
            f"## Attendees\n\n- {one} @{rng.choice(HANDLES)}\n- {other} @{rng.choice(HANDLES)}",
            "A paragraph with an id ^b1",
            "```\n[[Ann Lee]] #team\n```",
            f"%% [[{one}]] %%",
            f"> [!note] {one}\n> - [ ] in a quote",
        )
    )  # fmt: skip


def body(rng: random.Random, title: str = "") -> str:
    """A heading, now and then, and some lines."""
    lines = [f"# {title}"] if title and rng.random() < 0.7 else []
    lines += [line(rng) for _ in range(rng.choice((0, 1, 2, 3, 5)))]
    return "\n".join(lines) + "\n"


def head(rng: random.Random, fields: dict[str, object]) -> str:
    """Frontmatter with most of the fields; now and then one of them is broken."""
    lines = []
    for key, value in fields.items():
        if rng.random() < 0.2:
            continue
        if isinstance(value, list) and rng.random() < 0.5:
            lines += [f"{key}:", *(f"  - {item}" for item in value)]
        elif isinstance(value, list):
            lines.append(f"{key}: [{', '.join(map(str, value))}]")
        else:
            lines.append(f"{key}: {value}")
    if rng.random() < 0.08:
        lines.insert(
            rng.randrange(len(lines) + 1),
            rng.choice(("broken: [yaml", "a: b: c", "\ttab: x", "when: {{date}}", "x: 2026-13-40")),
        )
    return "---\n" + "".join(f"{one}\n" for one in lines) + "---\n"


def _linked(rng: random.Random, name: str) -> str:
    return rng.choice((name, f'"[[{name}]]"', f"'[[{name}]]'", f"[[{name}]]"))


def person(rng: random.Random) -> Made:
    name = rng.choice(PEOPLE)
    place = rng.choice(
        (
            f"People/{name}.md", f"People/{name}.md", f"People/{name}/README.md",
            f"Archive/People/{name}.md", f"Inbox/{name}.md", f"{name}.md", f"People/{name} 2.md",
            f"People/{address(rng)}.md", f"Crew/{name}.md", f"Crew/{name}.md",
            f"People/Northwind/{name}.md", f"Crew/Acme/{name}.md",
        )
    )  # fmt: skip
    fields: dict[str, object] = {
        "type": "person",
        "aliases": [rng.choice(NICKS) for _ in range(rng.randint(1, 2))],
        "email": f"{name.split()[0].lower()}@{rng.choice(('brightwater', 'northwind'))}.example",
        "company": _linked(rng, rng.choice(ORGS)),
        "role": rng.choice(("Engineer", "Lead", "")),
        "cadence_days": rng.choice((7, 30, "often")),
        "last_contact": day(rng),
        "updated": day(rng),
        "tags": [rng.choice(TAGS)],
    }
    return place, head(rng, fields) + body(rng, name)


def project(rng: random.Random) -> Made:
    name = rng.choice(PROJECTS)
    place = rng.choice(
        (f"Projects/{name}.md", f"Projects/{name}.md", f"Projects/{name}/index.md",
         f"Archive/Projects/{name}.md", f"{name}.md", f"Projects/{name.lower()}.md",
         f"Projects/Blue Heron/{name}.md", f"Projects/Works/{name}.md", f"Crew/{name}.md")
    )  # fmt: skip
    fields: dict[str, object] = {
        "type": "project",
        "status": rng.choice(STATUSES),
        "owner": _linked(rng, somebody(rng)),
        "priority": rng.choice(("high", "low", 1)),
        "due": day(rng),
        "customer": _linked(rng, rng.choice(ORGS)),
        "last_updated": day(rng),
        "last_contact": day(rng),
        "blocked_since": day(rng),
        "aliases": [rng.choice((*NICKS, "The Plan", "H"))],
        "tags": [rng.choice(TAGS), rng.choice(TAGS)],
    }
    return place, head(rng, fields) + body(rng, name)


def organization(rng: random.Random) -> Made:
    name = rng.choice(ORGS)
    place = rng.choice((f"Customers/{name}.md", f"Customers/{name}.md", f"Companies/{name}.md"))
    fields: dict[str, object] = {
        "type": rng.choice(("customer", "company", "partner")),
        "status": rng.choice(STATUSES),
        "domain": f"{name.split()[0].lower()}.example",
        "owner": _linked(rng, somebody(rng)),
        "industry": "shipping",
        "last_contact": day(rng),
    }
    return place, head(rng, fields) + body(rng, name)


def book(rng: random.Random) -> Made:
    """A page of a kind of the vault's own, where kg.toml declares it; else a note."""
    name = rng.choice(BOOKS)
    place = rng.choice(
        (f"Shelf/{name}.md", f"Shelf/{name}.md", f"Shelf/Sea/{name}.md", f"Shelf/{name}/README.md",
         f"Notes/{name}.md", f"Archive/Shelf/{name}.md", f"People/{name}.md")
    )  # fmt: skip
    fields: dict[str, object] = {
        "type": rng.choice(("book", "novel", "person", "note")),
        "author": _linked(rng, somebody(rng)),
        "year": rng.choice((1987, "'0042'", "[1987, 1994]", 4.5, "true")),
        "aliases": [rng.choice((*NICKS, "The Tide"))],
        "tags": [rng.choice((*TAGS, "reading", "reading/sea"))],
    }
    return place, head(rng, fields) + body(rng, name)


def meeting(rng: random.Random) -> Made:
    when = day(rng) if rng.random() < 0.7 else "2025-10-06"
    one, other = rng.choice(PEOPLE), rng.choice(PEOPLE)
    title = rng.choice(
        (*NOTES, "Weekly", "Call with Bo Ek", f"1-1 {one}", f"{one} x {other}",
         f"Call with {other}", f"Call with {rng.choice(ORGS)}", "Review (cancelled)")
    )  # fmt: skip
    place = rng.choice(
        (f"Meetings/{when} {title}.md", f"Meetings/{title}.md", f"Notes/{title}.md",
         f"People/{rng.choice(PEOPLE)}/{when} 1-1.md", f"Projects/Blue Heron/{when} {title}.md")
    )  # fmt: skip
    fields: dict[str, object] = {
        "type": rng.choice(("meeting", "meeting", "call", "1-1")),
        "date": when,
        "title": title,
        "attendees": [_linked(rng, somebody(rng)) for _ in range(rng.randint(1, 3))],
        "project": _linked(rng, rng.choice(PROJECTS)),
        "account": rng.choice(ORGS),
        "book": _linked(rng, rng.choice(BOOKS)),
        "source_ref": _linked(rng, rng.choice(NOTES)),
    }
    return place, head(rng, fields) + body(rng, title)


def mail(rng: random.Random) -> Made:
    when, title = day(rng), f"Re {rng.choice(PROJECTS)}"
    place = rng.choice((f"Mail/{when} {title}.md", f"Mail/{rng.choice(NOTES)}.md"))
    subject = rng.choice(
        (title, title, "Cancelled: Review", "Invitation: Offer", "Heat alert: oven")
    )
    fields: dict[str, object] = {
        "type": "email",
        "date": when,
        "from": rng.choice((somebody(rng), somebody(rng), "no-reply@brightwater.example")),
        "to": [somebody(rng), "ann@brightwater.example"],
        "subject": subject,
    }
    return place, head(rng, fields) + body(rng)


def transcript(rng: random.Random) -> Made:
    name = rng.choice(NOTES)
    place = rng.choice((f"Transcripts/{name}.md", f"Notes/{name}.md", f"Mail/{name}.md"))
    return place, f"{somebody(rng)}: hello\n{somebody(rng)}: on {thing(rng)}\n" + body(rng)


def page_of_event(rng: random.Random) -> Made:
    """A page of one of a few events: by its source, its source file, its text, or day and title."""
    when = rng.choice(("2025-10-06", "2025-10-06", "2025-10-07", ""))
    title = rng.choice(("Walk", "Walk", "Keel"))
    fields: dict[str, object] = {
        "type": "meeting",
        "attendees": rng.sample(("Me", "Ann", *PEOPLE), rng.randint(0, 3)),
        "source_ref": rng.choice((
            "'[[Tape]]'", "'[[Thread]]'", "Rec/a/tape.m4a", "/x/b/tape.m4a", "2025-10-06_0424.m4a",
        )),
        "project": _linked(rng, rng.choice(PROJECTS)),
        "last_updated": rng.choice(("2025-11-01", "2025-11-02")),
    }  # fmt: skip
    kept = {key: value for key, value in fields.items() if key == "type" or rng.random() < 0.6}
    words = rng.choice(("", "The silt lies two metres deep before the old gate.\n", body(rng)))
    place = rng.choice(("Meetings", "Log", "Archive/Log", "Inbox"))
    return f"{place}/{when} {title}.md".replace("/ ", "/"), head(rng, kept) + words


def source_of_event(rng: random.Random) -> Made:
    """What pages of events name as their source: words that were taped, mails of some days."""
    if rng.random() < 0.5:
        when = rng.choice(("2025-10-06 ", "2025-10-07 ", ""))
        return f"Transcripts/{when}Tape.md".replace("/ ", "/"), (
            f"Absent: {somebody(rng)}\n\nThe silt lies two metres deep before the old gate.\n"
        )
    days = rng.sample(("2025-10-05", "2025-10-06", "2025-10-07"), rng.randint(1, 3))
    mails = [
        f"## {when} 09:00:00 — {rng.choice(PEOPLE)} <{rng.choice('ab')}@x.example>\n\n> So.\n"
        for when in sorted(days)
    ]
    return f"Mail/{rng.choice(('Thread', 'Thread again'))}.md", "# Thread\n\n" + "\n".join(mails)


def dated_section(rng: random.Random) -> str:
    """A heading that is a day with a list of who was there, or without; a few are called off."""
    when = rng.choice(("2025-10-06", "2025-10-06", "2025-10-07", day(rng), "05/06/2025", "June 3"))
    title = rng.choice(("", "", "Walk", "Keel", "cancelled"))
    names = [listed(rng) for _ in range(rng.randint(0, 3))]
    there = "".join(f"- {name}\n" for name in names)
    body = rng.choice((
        f"### Attendees\n\n{there}", f"Attendees: {', '.join(names)}\n", there,
        f"**Absent:** {somebody(rng)}\n\n### Attendees\n\n{there}",
    ))  # fmt: skip
    return f"## {when} {title}\n\n{body}\n{line(rng)}\n"


def minutes(rng: random.Random) -> Made:
    """The minutes of several meetings in one note."""
    name = rng.choice(("Walk", "Keel", "2025", rng.choice(NOTES)))
    place = rng.choice(("Meetings", "Log", "Notes", "Projects", "2025", "People"))
    sections = "\n".join(dated_section(rng) for _ in range(rng.randint(1, 4)))
    title = f"# {name}\n\n" if rng.random() < 0.7 else ""
    return f"{place}/{name} minutes.md", title + sections


def daily(rng: random.Random) -> Made:
    return f"{rng.choice(('Daily', 'Log', 'Daily'))}/{day(rng)}.md", body(rng) + body(rng)


def plain(rng: random.Random) -> Made:
    name = rng.choice((*NOTES, *PEOPLE, *MISSING))
    place = f"{rng.choice(('Notes', 'Areas', 'Inbox', 'Notes/Deep/Down'))}/{name}.md"
    fields: dict[str, object] = {
        "title": rng.choice((name, "Another title")),
        "related": [_linked(rng, somebody(rng)), _linked(rng, thing(rng))],
        "tags": [rng.choice(TAGS)],
        "date": day(rng),
    }
    return place, (head(rng, fields) if rng.random() < 0.5 else "") + body(rng, name)


def template(rng: random.Random) -> Made:
    name = rng.choice(("Person", "Meeting", "Harbor"))
    return f"Templates/{name}.md", "---\ntype: person\ntitle: {{title}}\n---\n" + body(rng)


def copied(rng: random.Random) -> Made:
    """What a service that keeps folders in step leaves beside a note."""
    path, text = rng.choice((person, project, meeting))(rng)
    ending = rng.choice(
        (" (conflicted copy 2025-11-02)", ".sync-conflict-20251102-101010-ABC", " 1")
    )
    return f"{path[:-3]}{ending}.md", text


def odd(rng: random.Random) -> Made:
    """Names and contents that nobody expects."""
    name = rng.choice(
        ("Jose\u0301 A\u0301lvarez", "José Álvarez", " spaces  inside ", "x" * 200, "a#b", "[b]",
         "README", "INDEX", "b\udcff", "日本", "2025-10-06", "UPPER", "upper", "100%", "q'uote",
         'a"b')
    )  # fmt: skip
    text = rng.choice(
        ("", "---\n---\n", "\udcff\udcfe", "---\nbroken: [yaml\nstatus: blocked\n---\nbody\n",
         "\ufeff# Ann Lee\n", "a\r\nb [[Harbor]]\r\n", "nul \0 [[Bo Ek]]\n", "---\ntags: [x\n",
         "---\ntype: person\naliases: Annie, Lee\n---\n", body(rng))
    )  # fmt: skip
    return f"{rng.choice(('Notes', 'People', 'Odd', 'Inbox'))}/{name}.md", text


def dense(rng: random.Random) -> Made:
    return rng.choice(PATHS), rng.choice(TEXTS)


def changed(rng: random.Random) -> Made:
    """A note of the examples with random changes."""
    path, _ = rng.choice((person, project, meeting, plain))(rng)
    return path, mutated(_seeds(), rng)[:2000].decode("utf-8", "surrogateescape")


@cache
def _seeds() -> list[bytes]:
    return seeds()


SHAPES: dict[Callable[[random.Random], Made], int] = {
    person: 8, project: 6, organization: 4, book: 4, meeting: 10, mail: 2, transcript: 4, daily: 5,
    plain: 8, template: 1, copied: 2, odd: 4, dense: 4, page_of_event: 5, source_of_event: 2,
    minutes: 4, changed: 2,
}  # fmt: skip


def note(rng: random.Random) -> Made:
    """Path and text of a note of any shape."""
    return rng.choices(list(SHAPES), list(SHAPES.values()))[0](rng)
