#!/usr/bin/env python3
"""Compare a database that kg made from vault/ with answers.json.

    python3 check.py path/to/kg.sqlite [--answers answers.json] [--forms]

Prints each difference, recall and precision of attendances, absences and days (--forms: for each
folder too). Exit 0 if all is right, 1 if something differs, 2 if the database cannot be read.
"""

import argparse
import json
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent


class Meeting(NamedTuple):
    id: int | str
    day: str | None
    present: frozenset[str]
    absent: frozenset[str]


class Tally:
    """How much was expected, found, and both."""

    def __init__(self) -> None:
        self.want = self.got = self.both = 0

    def add(self, want: set | frozenset, got: set | frozenset) -> None:
        self.want += len(want)
        self.got += len(got)
        self.both += len(want & got)

    def __str__(self) -> str:
        recall = self.both / self.want if self.want else 1.0
        precision = self.both / self.got if self.got else 1.0
        told = f"recall {recall:.3f} ({self.both}/{self.want})"
        return f"{told}  precision {precision:.3f} ({self.both}/{self.got})"


def folded(name: str) -> str:
    """A name without case, accents and spaces, to tell another spelling from another person."""
    flat = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in flat if c.isalnum())


def nfc(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "")


def tables(db: sqlite3.Connection) -> set[str]:
    return {
        r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    }


def people_of(db: sqlite3.Connection, table: str) -> dict:
    found = defaultdict(set)
    if table in tables(db):
        for meeting, name in db.execute(
            f"SELECT t.meeting_id, p.name FROM {table} t JOIN people p ON p.id = t.person_id"
        ):
            found[meeting].add(nfc(name))
    return found


def read(db: sqlite3.Connection, paths: set[str]) -> dict[str, list[Meeting]]:
    """The meetings of each note, by the note's path in the vault."""
    present, absent = people_of(db, "attendances"), people_of(db, "absences")
    pages = set(db.execute("SELECT id, note_id FROM meetings"))
    if "event_pages" in tables(db):
        pages |= set(db.execute("SELECT meeting_id, note_id FROM event_pages"))
    path_of = {
        note: known_path(nfc(path), paths)
        for note, path in db.execute("SELECT id, path FROM notes")
    }
    meetings = {
        m: Meeting(m, str(day)[:10] if day else None, frozenset(present[m]), frozenset(absent[m]))
        for m, day in db.execute("SELECT id, date FROM meetings")
    }
    by_note = defaultdict(list)
    for meeting, note in sorted(pages, key=str):
        if note in path_of and meeting in meetings:
            by_note[path_of[note]].append(meetings[meeting])
    return by_note


def known_path(path: str, paths: set[str]) -> str:
    """The path as the answers write it, also where the database has it with a root before it."""
    path = path.replace("\\", "/")
    for candidate in (path, path + ".md"):
        if candidate in paths:
            return candidate
        for known in paths:
            if candidate.endswith("/" + known):
                return known
    return path


def paired(
    wanted: list[dict], got: list[Meeting]
) -> tuple[list[tuple[dict, Meeting | None]], list[Meeting]]:
    """Each expected event with the meeting of its day, else with the one that shares most."""
    left, pairs, open_ = list(got), [], []
    for event in wanted:
        same_day = [m for m in left if m.day == event["day"]]
        if same_day:
            best = max(same_day, key=lambda m: len(m.present & set(event["present"])))
            left.remove(best)
            pairs.append((event, best))
        else:
            open_.append(event)
    for event in open_:
        best = max(left, key=lambda m: len(m.present & set(event["present"])), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((event, best))
    return pairs, left


def spelled(name: str, others: set[str] | frozenset[str]) -> str:
    alike = [o for o in others if folded(o) == folded(name)]
    return f" (there is {alike[0]!r})" if alike else ""


def people_differ(what: str, want: set[str], got: frozenset[str]) -> list[str]:
    lines = [f"{what}: {n!r} is missing{spelled(n, got - want)}" for n in sorted(want - got)]
    return lines + [f"{what}: {n!r} is wrong" for n in sorted(got - want)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--answers", type=Path, default=HERE / "answers.json")
    parser.add_argument("--forms", action="store_true", help="also print the figures of each form")
    args = parser.parse_args()
    answers = json.loads(args.answers.read_text(encoding="utf-8"))
    for event in answers["events"]:
        event["note"] = nfc(event["note"])
        for key in ("present", "absent"):
            event[key] = [nfc(n) for n in event[key]]
    wanted = defaultdict(list)
    for event in answers["events"]:
        wanted[event["note"]].append(event)
    no_event = {nfc(n["path"]): n["reason"] for n in answers["no_event"] if "day" not in n}
    called_off = {
        (nfc(n["path"]), n["day"]): n["reason"] for n in answers["no_event"] if "day" in n
    }

    if not args.database.is_file():
        print(f"check.py: there is no database {args.database}", file=sys.stderr)
        return 2
    try:
        db = sqlite3.connect(f"{args.database.resolve().as_uri()}?mode=ro", uri=True)
        by_note = read(db, set(wanted) | set(no_event))
        names = [nfc(r[0]) for r in db.execute("SELECT name FROM people")]
    except sqlite3.Error as error:
        print(f"check.py: {args.database} cannot be read: {error}", file=sys.stderr)
        return 2

    total: dict[str, Tally] = {k: Tally() for k in ("attendances", "absences", "days")}
    of_form: dict[str, dict[str, Tally]] = defaultdict(lambda: {k: Tally() for k in total})
    told: dict[str, list[str]] = defaultdict(list)

    def count(note: str, key: str, want: set | frozenset, got: set | frozenset) -> None:
        total[key].add(want, got)
        of_form[note.split("/")[0]][key].add(want, got)

    for note in sorted(set(wanted) | set(by_note)):
        pairs, extra = paired(wanted[note], by_note.get(note, []))
        for event, meeting in pairs:
            want_p, want_a = set(event["present"]), set(event["absent"])
            day = event["day"]
            if meeting is None:
                told[note].append(f"{day}: no such event")
                meeting = Meeting("", None, frozenset(), frozenset())
            elif meeting.day != day:
                told[note].append(f"{day}: the day is {meeting.day}")
            count(note, "days", {day}, {meeting.day} - {None})
            count(note, "attendances", want_p, meeting.present)
            count(note, "absences", want_a, meeting.absent)
            if meeting.id != "":
                told[note] += [
                    f"{day}: {t}" for t in people_differ("present", want_p, meeting.present)
                ]
                told[note] += [
                    f"{day}: {t}" for t in people_differ("absent", want_a, meeting.absent)
                ]
        for meeting in extra:
            if meeting.day is None and not meeting.present:
                continue  # a row for what could not be dated harms no answer
            why = (
                no_event.get(note)
                or called_off.get((note, meeting.day))
                or "nothing in the note says so"
            )
            there = ", ".join(sorted(meeting.present)) or "nobody"
            told[note].append(f"{meeting.day}: no event ({why}), but there: {there}")
            count(note, "days", set(), {meeting.day} - {None})
            count(note, "attendances", set(), meeting.present)
            count(note, "absences", set(), meeting.absent)

    everybody = {n for e in answers["events"] for n in e["present"] + e["absent"]}
    nobody = {nfc(t).casefold() for e in answers["events"] for t in e.get("not_people", [])}
    for name in sorted({n for n in names if n.casefold() in nobody}):
        told["(people)"].append(f"{name!r} is nobody")
    for name, times in sorted(Counter(names).items()):
        if times > 1 and name in everybody:
            told["(people)"].append(f"{name!r} has {times} rows")
    for name in sorted(set(names) - everybody):
        twin = [n for n in everybody if folded(n) == folded(name)]
        if twin:
            told["(people)"].append(f"{name!r} is {twin[0]!r}")

    for note in sorted(told):
        if told[note]:
            print(note)
            for line in told[note]:
                print(f"  {line}")
    others = sorted(set(names) - everybody)
    if others:
        print(f"people whom no answer names (for information, {len(others)}): {'; '.join(others)}")
    if args.forms:
        for form in sorted(of_form):
            print(form)
            for key, tally in of_form[form].items():
                print(f"  {key:12} {tally}")
    for key, tally in total.items():
        print(f"{key:12} {tally}")
    differences = sum(map(len, told.values()))
    print("all right" if not differences else f"{differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
