"""A first kg.toml for a vault: what was found in it, as settings and as comments."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kg.model.day_orders import MONTH_FIRST, YEAR_FIRST
from kg.model.kinds import ENTITY_KINDS, DayOrders, Kinds
from kg.model.owner import in_toml
from kg.model.page import Page
from kg.model.rules import Rules, folder_name

StatusOf = Callable[[str], str]  # what a status as written means

_KINDS = {
    Kinds.PERSON: "people",
    Kinds.PROJECT: "projects",
    Kinds.ORGANIZATION: "organizations",
    Kinds.MEETING: "meetings",
    Kinds.DAILY: "daily notes",
    Kinds.TEMPLATE: "templates",
    Kinds.NOTE: "other notes",
}
_ENOUGH = 3  # notes of one kind make a folder worth naming
_MANY = 12
_DAY_ORDERS = (DayOrders.DMY, DayOrders.MDY)
_SURE_DAYS = 2

_INTRODUCTION = """\
# Settings of kg for these notes: {counts}.
#
# kg looks for kg.toml in the vault, beside the database and in ~/.config/kg. What stands here is
# added to what kg knows by itself; a word with a minus in front ("-account") is taken away.
# Lines that begin with # are comments: take the # away to make them count.
"""

_REST = """
# Tags that say how often a person should hear from you, in days.
[cadence]
# team = 14

# Characters in the brackets of a task: [ ] todo, [x] done, [/] doing, [-] cancelled.
[tasks]
# waiting = "w"

# Other names for properties, `**Labels**:` and rows of tables, by kind of page.
[fields.person]
# email = ["work mail"]
[fields.project]
# owner = ["captain"]
[fields.meeting]
# attendees = ["with us"]

# First words of a log line that say contact, by channel.
[contact_verbs]
# call = ["rang up"]

# Paths that are not read, written as in .gitignore.
# ignore = ["Private/", "*.excalidraw.md"]

# What is one, whatever it is called, and what is not: keys, paths, addresses, names.
# same = [["person:ann-lee", "People/A. Lee.md", "ann@acme.example"]]
# not_same = [["People/Ann Lee.md", "Customers/Acme/Ann Lee.md"]]
"""


_ANYBODY = ("Your Name", "you@example.org")
_ANYWHERE = ("Your Company",)


class Whose(NamedTuple):
    """What an import tells of the owner of notes: who attends most meetings, who is marked as the
    owner, the sentence that tells a guess, and where the owner works."""

    attend_most: Sequence[tuple[str, int]]
    name: str | None
    guess: str | None
    organizations: Sequence[str]


NOBODY = Whose((), None, None, ())


def propose(
    pages: Iterable[Page], rules: Rules, meaning_of: StatusOf, whose: Whose = NOBODY
) -> str:
    """The text of a kg.toml, in TOML that kg can read, for notes described by the given rules."""
    pages = sorted(pages, key=lambda page: page.path)
    kinds = Counter(page.kind for page in pages)
    counts = ", ".join(f"{name} {kinds[kind]}" for kind, name in _KINDS.items() if kinds[kind])
    rest, paths = _REST.split("\n# Paths", 1)
    return "\n".join(
        (
            _INTRODUCTION.format(counts=counts or "none yet"),
            _owner(rules, whose),
            _day_order(pages, rules),
            "# Paths" + paths,
            _folders(pages, rules),
            _statuses(pages, rules, meaning_of) + rest,
        )
    )


def _owner(rules: Rules, whose: Whose) -> str:
    """The owner's names: those given, else, as a comment, who seems to be it."""
    lines = ["# Your own names and addresses: you are never the answer to “who was contacted?”."]
    if rules.me:
        lines.append(f"me = {_list(rules.me)}")
    else:
        lines += [f"#   {_clean(name)}: {_times(n)}" for name, n in whose.attend_most]
        lines += [f"# {_clean(whose.guess)}"] if whose.guess else []
        lines.append(f"# me = {_list([whose.name] if whose.guess and whose.name else _ANYBODY)}")
    lines += ["", "# Where you work: who works there is inside (--internal), others are outside."]
    if rules.my_organization:
        lines.append(f"my_organization = {_list(rules.my_organization)}")
    else:
        lines.append(f"# my_organization = {_list(whose.organizations or _ANYWHERE)}")
    return "\n".join((*lines, ""))


def _day_order(pages: list[Page], rules: Rules) -> str:
    """The order of days in numbers, by those that have one reading; in doubt as a comment."""
    counts = Counter(
        order
        for page in pages
        for sign, order in page.day_evidence
        if sign not in (YEAR_FIRST, MONTH_FIRST)
    )
    lines = ["# Days such as 05/06/2026: “dmy” has the day first, “mdy” the month."]
    if rules.date_order:
        return "\n".join((*lines, f'date_order = "{rules.date_order}"', ""))
    known = _ranked(Counter({order: counts[order] for order in _DAY_ORDERS}), len(_DAY_ORDERS))
    lines += [f"#   {order}: {count} with one reading" for order, count in known if count]
    order, count = known[0]
    is_sure = count >= _SURE_DAYS and counts.total() == count
    return "\n".join((*lines, f'{"" if is_sure else "# "}date_order = "{order}"', ""))


def _folders(pages: list[Page], rules: Rules) -> str:
    """Folders by what lies in them; those that kg does not know by name as settings."""
    found: dict[str, Counter[str]] = {}
    for page in pages:
        if page.kind != Kinds.NOTE:
            found.setdefault(page.kind, Counter())[page.folder] += 1
    lines = ["# Folders by what they hold.", "[folders]"]
    for kind, name in _KINDS.items():
        folders = found.get(kind)
        if not folders:
            continue
        listed = ", ".join(f"{_clean(f) or '(top)'} {n}" for f, n in _ranked(folders, _MANY))
        lines.append(f"# {name}: {listed}")
        new = [f for f in folders if _is_new(f, kind, folders, pages, rules)]
        if new:
            names = sorted({folder.rpartition("/")[2] for folder in new})
            lines.append(f"{kind} = {_list(names)}")
    archived = sorted({page.folder for page in pages if page.archived})
    if archived:
        lines.append(f"# archive: {', '.join(map(_clean, archived[:_MANY]))}")
    return "\n".join((*lines, ""))


def _is_new(folder: str, kind: str, folders: Counter[str], pages: list[Page], rules: Rules) -> bool:
    """Whether the folder holds pages of this kind, nearly nothing else, and an unknown name."""
    parts = [folder_name(part) for part in folder.split("/")]
    if kind not in (*ENTITY_KINDS, Kinds.MEETING) or any(part in rules.folders for part in parts):
        return False
    if folders[folder] < _ENOUGH or parts[-1].isdigit() or not parts[-1]:
        return False
    here = [page for page in pages if page.folder == folder]
    return folders[folder] * 10 >= len(here) * 9


def _statuses(pages: list[Page], rules: Rules, meaning_of: StatusOf) -> str:
    """Every status as written, by what it means."""
    found: dict[str, Counter[str]] = {}
    for page in pages:
        for claim in page.claims:
            if claim.field == "status" and claim.value and claim.about is None:
                meaning = meaning_of(claim.value)
                found.setdefault(meaning, Counter())[claim.value] += 1
    lines = ["# Statuses as they are written, and what they mean."]
    known = set(rules.statuses.values())
    for meaning in sorted(found):
        written = ", ".join(f"{_clean(raw)} {n}" for raw, n in _ranked(found[meaning], _MANY))
        doubt = "" if meaning in known else "   (unknown to kg, kept as it is)"
        lines.append(f"#   {_clean(meaning)}: {written}{doubt}")
    lines += ["[status]", '# blocked = ["waiting for legal"]', '# active = ["pilot"]', ""]
    return "\n".join(lines)


def _times(count: int) -> str:
    return "at one meeting" if count == 1 else f"at {count} meetings"


def _ranked(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]


def _list(names: Iterable[str]) -> str:
    return "[" + ", ".join(in_toml(name) for name in names) + "]"


def _clean(text: str) -> str:
    """A text on one line, without control characters, which neither TOML nor a terminal likes."""
    return "".join(c if c.isprintable() else " " for c in text).strip()
