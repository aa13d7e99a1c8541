"""From a note's text to its meaning, as the tests write it down."""

from kg import config
from kg.interpret.meetings import with_people
from kg.interpret.named import listed_in
from kg.interpret.note import describe
from kg.interpret.people.lists import NothingKnown, read_lists
from kg.model.page import Page, Ref
from kg.parse import parse_note

ME = 'me = ["Nora Berg", "nora@berg.example"]\n'


def page(path: str, text: str, toml: str = "") -> Page:
    """What the note means by itself, with the default vocabulary extended by a kg.toml."""
    rules = config.rules((ME + toml).encode())
    described = describe(parse_note(path, text), rules)
    lists = described.gathering.lists if described.gathering else ()
    return with_people(described, listed_in(read_lists(lists, rules, NothingKnown()), rules))


def note(body: str = "", **properties: str) -> str:
    """A note's text: `note("# Title", type="project")`. Values are YAML as written."""
    lines = "".join(f"{key}: {value}\n" for key, value in properties.items())
    return f"---\n{lines}---\n{body}\n" if properties else body + "\n"


def said(found: Page, field: str) -> list[tuple[str, str]]:
    """The claims of one field as (value or name, basis), the best first."""
    claims = [c for c in found.claims if c.field == field and c.about is None]
    claims.sort(key=lambda claim: claim.rank)
    return [(show(c.ref) if c.ref else c.value or "", c.basis) for c in claims]


def show(ref: Ref) -> str:
    """A reference as text: [[target]] for a link, * after a guess that must prove true."""
    name = f"[[{ref.text}]]" if ref.link else ref.text
    return name + ("*" if ref.maybe else "")


def contacts(found: Page) -> list[tuple[str, str, str, str, int]]:
    """Every person of every piece of evidence: (person, subjects, date, certainty, line)."""
    return [
        (show(person), ", ".join(map(show, e.about)), e.date, e.certainty, e.line)
        for e in found.evidence
        if e.direct
        for person in e.people
        if person.form != "me"
    ]


def mentions(found: Page) -> list[tuple[str, str, int]]:
    """Mentions as (people, subjects, line)."""
    return [
        (", ".join(map(show, e.people)), ", ".join(map(show, e.about)), e.line)
        for e in found.evidence
        if not e.direct
    ]
