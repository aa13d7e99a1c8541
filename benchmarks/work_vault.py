"""A made-up vault in the shape of a real one from work: `python work_vault.py OUT N`. The same N
gives the same bytes. What is in it is said by `SHARES`; nobody in it exists.

The vault of `vault.py` measures kg against a floor, with notes that are all alike. This one has
what people's vaults have and that one has not: long texts, hundreds of first names that stand alone
in them, lists of people in many forms, several days in one note.
"""

import datetime
import json
import random
import sys
from pathlib import Path
from typing import NamedTuple

# How many of a hundred notes are of which form. Written down before anything was measured.
SHARES = {
    "person": 14,  # a page with role, company, address; some dated bullets
    "project": 5,  # a page with status and owner; a log
    "customer": 3,  # a page of an organization
    "meeting": 28,  # 3 to 14 attendees in one of four forms, 30 to 120 lines of bullets
    "minutes": 5,  # present, apologies, then 20 to 50 paragraphs
    "transcript": 6,  # 80 to 250 lines of 2 to 6 speakers
    "mail": 17,  # a head, a text and one to four mails that are quoted below it
    "one on one": 2,  # a running file: 8 to 30 dated headings
    "daily": 10,  # calls, lines that name people, tasks
    "note": 10,  # plain text without properties, some links
}
TWO_PEOPLE = ("Bori Tandel", "Mika Rovelle")

_STARTS = "Al Be Ca Da El Fi Ga Ha Il Jo Ka Lo Mi Na Or Pe Ro Sa Ti Ul Va Wi Yo Ze".split()
_MIDDLES = "ba da li ma ne ri so ta va".split()
_ENDS = "n na r la s ra ne k".split()
_LASTS = "berg dal feld holm lund mark stad strand thal vik".split()
_WORDS = (
    "pier crane tariff berth meter ferry annex permit invoice gateway schedule harbour quay light "
    "draft review budget risk scope open next after before until because agreed asked sent moved "
    "wait supplier contract version rollout testing numbers team week quarter plan cost price and "
    "the a of for with to in on is was will we they it that this not more less still already"
).split()
_ROLES = ("CFO", "Product Manager", "Account Lead", "Engineer", "Head of Operations", "Designer")
_STATUS = "active blocked paused done planned".split()
_DAY = datetime.date(2023, 1, 2)


class _Person(NamedTuple):
    first: str
    last: str
    company: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def address(self) -> str:
        return f"{self.first}.{self.last}@{self.company}.example".lower().replace(" ", "-")


def count(number: int, form: str) -> int:
    """How many notes of a form there are among so many."""
    return max(4, number * SHARES[form] // 100)


class _Maker:
    """Who and what there is, and notes of each form about it."""

    def __init__(self, number: int) -> None:
        self._rng = random.Random(number)
        self._companies = [self._company() for _ in range(count(number, "customer"))]
        known = (name.split() for name in TWO_PEOPLE)
        self._people = [_Person(first, last, self._companies[0]) for first, last in known]
        self._people += [self._person() for _ in range(count(number, "person") - len(TWO_PEOPLE))]
        self._projects = [self._project() for _ in range(count(number, "project"))]
        # Some names are everywhere, most of them are rare.
        self._weights = [1 / (place + 5) for place in range(len(self._people))]

    def _company(self) -> str:
        kind = self._rng.choice(["Ltd", "Group", "Labs", "Works", "Shipping"])
        return f"{self._syllables()}{self._rng.choice(_LASTS)} {kind}"

    def _person(self) -> _Person:
        last = self._syllables() + self._rng.choice(_LASTS)
        return _Person(self._syllables(), last, self._rng.choice(self._companies))

    def _project(self) -> str:
        return f"{self._rng.choice(_WORDS[:24]).title()} {self._syllables()}"

    def _syllables(self) -> str:
        return "".join(map(self._rng.choice, (_STARTS, _MIDDLES, _ENDS)))

    def _some(self, least: int, most: int) -> list[_Person]:
        several = self._rng.choices(self._people, self._weights, k=self._rng.randint(least, most))
        return list(dict.fromkeys(several))

    def _one(self) -> _Person:
        return self._rng.choices(self._people, self._weights)[0]

    def _day(self) -> datetime.date:
        return _DAY + datetime.timedelta(days=self._rng.randrange(1000))

    def _words(self, least: int, most: int) -> str:
        text = " ".join(self._rng.choices(_WORDS, k=self._rng.randint(least, most)))
        return text[0].upper() + text[1:]

    def _said(self, people: list[_Person]) -> str:
        """A sentence; in two of three it names somebody, most often by the first name alone."""
        who = self._rng.choice(people)
        name = self._rng.choice([who.first, who.first, who.first, who.name, f"[[{who.name}]]"])
        begin, end = self._words(3, 14), self._words(2, 12).lower()
        chance = self._rng.random()
        if chance < 0.33:
            return f"{begin} {end}."
        return f"{name}: {begin.lower()} {end}." if chance < 0.5 else f"{begin} {name} {end}."

    def _bullets(self, people: list[_Person], least: int, most: int) -> list[str]:
        indents = ("", "", "", "    ")
        count = self._rng.randint(least, most)
        return ["- " + self._said(people)] + [
            f"{self._rng.choice(indents)}- {self._said(people)}" for _ in range(count)
        ]

    def _tasks(self, people: list[_Person], least: int, most: int) -> list[str]:
        return [
            f"- [{self._rng.choice('  x')}] {self._rng.choice(people).first} to "
            f"{self._words(3, 10).lower()}" + self._rng.choice(["", f" 📅 {self._day()}"])
            for _ in range(self._rng.randint(least, most))
        ]

    def person(self, place: int) -> tuple[str, list[str]]:
        who = self._people[place]
        head = ["---", f"role: {self._rng.choice(_ROLES)}", f'company: "[[{who.company}]]"']
        head += [f"email: {who.address}", "---", f"# {who.name}", ""]
        lines = [f"- {self._day()}: {self._said(self._some(2, 4))}" for _ in range(place % 7)]
        return f"People/{who.name}", [*head, self._words(10, 40), "", "## Log", *lines]

    def project(self, place: int) -> tuple[str, list[str]]:
        people = self._some(3, 8)
        head = ["---", "type: project", f"status: {self._rng.choice(_STATUS)}"]
        head += [f'owner: "[[{people[0].name}]]"', "---", f"# {self._projects[place]}", ""]
        log = [f"- {self._day()}: {self._said(people)}" for _ in range(self._rng.randint(3, 25))]
        team = [f"- {one.name} ({self._rng.choice(_ROLES)})" for one in people]
        parts = ["## Team", *team, "", "## Log", *log, "", "## Next", *self._tasks(people, 2, 8)]
        return f"Projects/{self._projects[place]}", [*head, self._words(30, 90), "", *parts]

    def customer(self, place: int) -> tuple[str, list[str]]:
        name = self._companies[place]
        contacts = [f"- [[{one.name}]], {self._rng.choice(_ROLES)}" for one in self._some(2, 5)]
        return f"Customers/{name}", ["---", "type: customer", "---", "## Contacts", *contacts]

    def _attendees(self, day: datetime.date, people: list[_Person], project: str) -> list[str]:
        """Who was at a meeting, in one of four forms."""
        form = self._rng.randrange(4)
        if form == 0:
            listed = [f'  - "[[{one.name}]]"' for one in people]
            return [
                "---",
                f"date: {day}",
                "attendees:",
                *listed,
                f'project: "[[{project}]]"',
                "---",
            ]
        if form == 1:
            listed = [f"**Attendees:** {', '.join(one.name for one in people)}"]
            return [*listed, f"**Project:** [[{project}]]"]
        if form == 2:
            role = self._rng.choice(_ROLES)
            return ["## Attendees", *(f"- {one.name} ({one.company}, {role})" for one in people)]
        listed = [f"| {one.name} | {one.company} | x |" for one in people]
        return ["| Name | Company | Present |", "|---|---|---|", *listed]

    def meeting(self, place: int) -> tuple[str, list[str]]:
        day, people, project = self._day(), self._some(3, 14), self._rng.choice(self._projects)
        lines = [*self._attendees(day, people, project), ""]
        for heading in ("Agenda", "Discussion", "Open points"):
            lines += [f"## {heading}", "", *self._bullets(people, 8, 34), ""]
        lines += ["## Decisions", *self._bullets(people, 1, 4), ""]
        lines += ["## Action items", *self._tasks(people, 2, 9)]
        title = f"{day} {self._rng.choice(['Review', 'Sync', 'Workshop', 'Kick-off'])} {project}"
        return f"Meetings/{day.year}/{title} {place}", lines

    def minutes(self, place: int) -> tuple[str, list[str]]:
        day, people, away = self._day(), self._some(6, 16), self._some(1, 3)
        lines = [f"# Minutes of the board, {day}", ""]
        lines += [f"Present: {', '.join(one.name for one in people)}", ""]
        lines += [f"Apologies: {', '.join(one.name for one in away)}", ""]
        for point in range(self._rng.randint(5, 9)):
            lines += [f"## {point + 1}. {self._words(2, 5)}", ""]
            for _ in range(self._rng.randint(3, 6)):
                lines += [" ".join(self._said(people) for _ in range(4)), ""]
        return f"Minutes/{day} Board {place}", lines

    def transcript(self, place: int) -> tuple[str, list[str]]:
        day, people, second = self._day(), self._some(2, 6), 0
        lines = [f"# Transcript {self._rng.choice(self._projects)}", "", f"Date: {day}", ""]
        for _ in range(self._rng.randint(80, 250)):
            second += self._rng.randint(2, 40)
            time = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
            lines += [f"**{self._rng.choice(people).name}** ({time}): {self._said(people)}", ""]
        return f"Transcripts/{day} Transcript {place}", lines

    def mail(self, place: int) -> tuple[str, list[str]]:
        day, people, subject = self._day(), self._some(3, 7), self._words(2, 6)
        sender, *others = people if len(people) > 1 else [*people, self._people[0]]
        lines = [f"From: {sender.name} <{sender.address}>"]
        lines += ["To: " + "; ".join(f"{one.name} <{one.address}>" for one in others)]
        lines += [f"Date: {day} 09:{place % 60:02}", f"Subject: {subject}", ""]
        lines += [f"Hi {others[0].first},", "", self._said(people), "", self._said(people), ""]
        lines += ["Best regards", sender.first, ""]
        for _ in range(self._rng.randint(1, 4)):
            day -= datetime.timedelta(days=self._rng.randint(1, 5))
            lines += [f"> On {day} at 10:12, {self._rng.choice(others).name} wrote:", ">"]
            lines += [f"> {self._said(people)}" for _ in range(self._rng.randint(2, 12))] + [""]
        return f"Mail/{subject} {place}", lines

    def one_on_one(self, place: int) -> tuple[str, list[str]]:
        who, day = self._people[place % len(self._people)], self._day()
        lines = [f"# 1-1 {who.first}", ""]
        for _ in range(self._rng.randint(8, 30)):
            day += datetime.timedelta(days=14)
            people = [who, *self._some(1, 4)]
            lines += [f"## {day}", *self._bullets(people, 3, 12), *self._tasks(people, 0, 3), ""]
        return f"1-1/1-1 {who.name}", lines

    def daily(self, place: int) -> tuple[str, list[str]]:
        day, people = _DAY + datetime.timedelta(days=place), self._some(3, 8)
        lines = []
        for hour in sorted(self._rng.sample(range(8, 18), self._rng.randint(1, 3))):
            lines += [f"## {hour:02}:00 Call with [[{self._rng.choice(people).name}]]"]
            lines += [*self._bullets(people, 2, 8), ""]
        met = [f"- Met {one.name} about [[{self._rng.choice(self._projects)}]]" for one in people]
        lines += ["## Log", *met[:3], *self._bullets(people, 2, 10), *self._tasks(people, 1, 4)]
        return f"Daily/{day}", lines

    def note(self, place: int) -> tuple[str, list[str]]:
        people = self._some(2, 6)
        lines = [f"# {self._words(2, 5)}", "", "#work/open", ""]
        for _ in range(self._rng.randint(3, 12)):
            lines += [" ".join(self._said(people) for _ in range(self._rng.randint(2, 5))), ""]
        lines += [f"See [[{self._rng.choice(self._projects)}]]."]
        return f"Notes/{self._words(2, 4)} {place}", lines


def main(out: Path, number: int) -> None:
    """Write the vault."""
    maker = _Maker(number)
    size = 0
    for form in SHARES:
        make = getattr(maker, form.replace(" ", "_"))
        for place in range(count(number, form)):
            path, lines = make(place)
            file = out / f"{path}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            size += file.write_bytes("\n".join([*lines, ""]).encode())
    print(json.dumps({"notes": len(list(out.rglob("*.md"))), "bytes": size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
