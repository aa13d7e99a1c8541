"""A first kg.toml for a vault: what was found in it, as settings and as comments."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kg.model.day_orders import MONTH_FIRST, YEAR_FIRST
from kg.model.kinds import ENTITY_KINDS, DayOrders, Kinds, plural
from kg.model.learned import MEANINGS, UNKNOWN, Finding
from kg.model.owner import in_toml
from kg.model.rules import Rules

StatusOf = Callable[[str], str]  # what a status as written means

_KINDS = {
    **{kind: plural(kind) for kind in (*ENTITY_KINDS, Kinds.MEETING)},
    Kinds.DAILY: "daily notes",
    Kinds.TEMPLATE: "templates",
    Kinds.NOTE: "other notes",
}
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

_PATHS = """\
# Paths that are not read, written as in .gitignore.
# ignore = ["Private/", "*.excalidraw.md"]

# What is one, whatever it is called, and what is not: keys, paths, addresses, names.
# same = [["person:ann-lee", "People/A. Lee.md", "ann@acme.example"]]
# not_same = [["People/Ann Lee.md", "Customers/Acme/Ann Lee.md"]]

# The database, counted from the folder of this file.
# database = "kg.db"
"""

# Sections in their order: what is said above each, and examples for one without a proposal.
_SECTIONS = (
    ("types", "What `type:` and tags call things.", ()),
    ("meetings", "What `type:` and tags call meetings, by their kind.", ()),
    ("cadence", "Tags that say how often a person should hear from you, in days.", ("team = 14",)),
    (
        "tasks",
        "Characters in the brackets of a task: [ ] todo, [x] done, [/] doing, [-] cancelled.",
        ('waiting = "w"',),
    ),
    ("fields.note", "", ()),
    (
        "fields.person",
        "Other names for properties, `**Labels**:` and rows of tables, by kind of page.",
        ('email = ["work mail"]',),
    ),
    ("fields.project", "", ('owner = ["captain"]',)),
    ("fields.meeting", "", ('attendees = ["with us"]',)),
    ("attendance", "Headings of lists of people.", ()),
    (
        "contact_verbs",
        "First words of a log line that say contact, by channel.",
        ('call = ["rang up"]',),
    ),
)


_ANYBODY = ("Your Name", "you@example.org")
_ANYWHERE = ("Your Company",)


class Whose(NamedTuple):
    """What an import tells of the owner of notes: who attends most meetings, who is marked as the
    owner, the sentence that tells a guess, and where the owner works."""

    attend_most: Sequence[tuple[str, int]]
    name: str | None
    guess: str | None
    employers: Sequence[str]


NOBODY = Whose((), None, None, ())


class Seen(NamedTuple):
    """What an import found: (folder, kind, archived) of each note, statuses as they are written and
    how often, (sign, order) of days that have one reading, and whose notes these are."""

    notes: Sequence[tuple[str, str, bool]] = ()
    statuses: Sequence[tuple[str, int]] = ()
    orders: Sequence[tuple[str, str]] = ()
    whose: Whose = NOBODY


def propose(seen: Seen, findings: Sequence[Finding], rules: Rules, meaning_of: StatusOf) -> str:
    """The text of a kg.toml, in TOML that kg can read, for what an import by the given rules found
    and what was learned beside it."""
    kinds = Counter(kind for _, kind, _ in seen.notes)
    counts = ", ".join(f"{name} {kinds[kind]}" for kind, name in _KINDS.items() if kinds[kind])
    told: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        told[".".join(one.setting[:-1])].append(one)
    return "\n".join(
        (
            _INTRODUCTION.format(counts=counts or "none yet"),
            *_how_much(findings),
            _owner(rules, seen.whose),
            _day_order(seen.orders, rules),
            _PATHS,
            _folders(seen.notes, told["folders"]),
            _statuses(seen.statuses, told["status"], rules, meaning_of),
            *(
                _section(name, about, told[name], examples)
                for name, about, examples in _SECTIONS
                if told[name] or examples
            ),
        )
    )


def _how_much(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return []
    clear = sum(one.clear for one in findings)
    return [
        f"# Learned from these notes: {len(findings)} proposals, each with its reason above it;"
        f" {clear} that are\n# clear count as they stand, the others are comments.\n"
    ]


def _section(name: str, about: str, findings: Sequence[Finding], examples: Sequence[str]) -> str:
    lines = [f"# {about}"] if about else []
    lines.append(f"[{name}]")
    lines += _lines(findings)
    if not findings:
        lines += [f"# {example}" for example in examples]
    return "\n".join((*lines, ""))


def _lines(findings: Sequence[Finding]) -> list[str]:
    """The proposals of a section: the reasons, then the line for kg.toml, as a comment where it is
    not clear."""
    lines: list[str] = []
    for clear in (True, False):
        by_key: dict[str, list[Finding]] = {}
        for one in findings:
            if one.clear is clear:
                by_key.setdefault(one.setting[-1], []).append(one)
        for key, found in by_key.items():
            lines += [
                f"# {_clean(one.word)}: {_clean(one.reason)} ({_clean(one.example)})"
                for one in found
            ]
            if key == UNKNOWN:
                lines.append(f"# Put each where it belongs: {', '.join(MEANINGS)}.")
            line = f"{MEANINGS[0] if key == UNKNOWN else key} = {_list(o.word for o in found)}"
            lines.append(line if clear else f"# {line}")
    return lines


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
        lines.append(f"# my_organization = {_list(whose.employers or _ANYWHERE)}")
    return "\n".join((*lines, ""))


def _day_order(orders: Sequence[tuple[str, str]], rules: Rules) -> str:
    """The order of days in numbers, by those that have one reading; in doubt as a comment."""
    counts = Counter(order for sign, order in orders if sign not in (YEAR_FIRST, MONTH_FIRST))
    lines = ["# Days such as 05/06/2026: “dmy” has the day first, “mdy” the month."]
    if rules.date_order:
        return "\n".join((*lines, f'date_order = "{rules.date_order}"', ""))
    known = _ranked(Counter({order: counts[order] for order in _DAY_ORDERS}), len(_DAY_ORDERS))
    lines += [f"#   {order}: {count} with one reading" for order, count in known if count]
    order, count = known[0]
    is_sure = count >= _SURE_DAYS and counts.total() == count
    return "\n".join((*lines, f'{"" if is_sure else "# "}date_order = "{order}"', ""))


def _folders(notes: Sequence[tuple[str, str, bool]], findings: Sequence[Finding]) -> str:
    """Folders by what lies in them, and what those may be for whose names say nothing."""
    found: dict[str, Counter[str]] = {}
    for folder, kind, _ in notes:
        if kind != Kinds.NOTE:
            found.setdefault(kind, Counter())[folder] += 1
    lines = ["# Folders by what they hold.", "[folders]"]
    for kind, name in _KINDS.items():
        if folders := found.get(kind):
            listed = ", ".join(f"{_clean(f) or '(top)'} {n}" for f, n in _ranked(folders, _MANY))
            lines.append(f"# {name}: {listed}")
    archived = sorted({folder for folder, _, is_archived in notes if is_archived})
    if archived:
        lines.append(f"# archive: {', '.join(map(_clean, archived[:_MANY]))}")
    return "\n".join((*lines, *_lines(findings), ""))


def _statuses(
    written: Sequence[tuple[str, int]],
    findings: Sequence[Finding],
    rules: Rules,
    meaning_of: StatusOf,
) -> str:
    """Every status as written, by what it means."""
    found: dict[str, Counter[str]] = {}
    for value, count in written:
        found.setdefault(meaning_of(value), Counter())[value] += count
    lines = ["# Statuses as they are written, and what they mean."]
    known = set(rules.statuses.values())
    for meaning in sorted(found):
        listed = ", ".join(f"{_clean(raw)} {n}" for raw, n in _ranked(found[meaning], _MANY))
        doubt = "" if meaning in known else "   (unknown to kg, kept as it is)"
        lines.append(f"#   {_clean(meaning)}: {listed}{doubt}")
    lines += ["[status]", *_lines(findings)]
    lines += ['# blocked = ["waiting for legal"]', '# active = ["pilot"]', ""]
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
