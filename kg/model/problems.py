"""What can be wrong with notes: for each cause when it is told, how grave it is, and its cure.

The one place of the cures: `kg doctor`, Python, Datasette and docs/problems.md read them from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.model.kinds import (
    ENTITY_KINDS,
    SEVERITIES,
    Codes,
    ProblemCode,
    Severities,
    Severity,
)
from kg.model.owner import in_toml
from kg.model.phrases import listed

if TYPE_CHECKING:
    from typing import Protocol

    class Place(Protocol):
        """What is wrong at one place."""

        @property
        def message(self) -> str: ...

    class Told(Protocol):
        """Problems of one cause, as kg.model.answers has them."""

        @property
        def code(self) -> str: ...
        @property
        def places(self) -> Sequence[Place]: ...


_ERROR: Final = Severities.ERROR
_WARNING: Final = Severities.WARNING
_INFO: Final = Severities.INFO


class Cause(NamedTuple):
    """A cause of problems.

    `severity` is the gravest at which it is told. `words` stand in its messages, where the code has
    other causes, too. `costs`: answers about people and subjects lack something for it. `setting`
    is the word of kg.toml that cures it.
    """

    code: ProblemCode
    severity: Severity
    when: str
    example: str
    cure: str
    words: str = ""
    costs: bool = False
    setting: str | None = None


# In the order of their codes; of one code, the one without words comes last.
CAUSES = (
    Cause(
        Codes.AMBIGUOUS_LINK, _WARNING,
        "A link means several notes of one file name; it leads to the first by Obsidian's rules.",
        "`[[Plan]]`, and there are A/Plan.md and B/Plan.md",
        "write the folder in the link, as in [[A/Plan]], or give one of the notes another name",
    ),
    Cause(
        Codes.AMBIGUOUS_NAME, _WARNING,
        "A page's own name is an alias of several other pages.",
        "a page Al.md, where Al is an alias of Ann Lee and of Alan Ek",
        "take the alias out of all pages but one, or say by `same` in kg.toml who it is",
        words="is an alias of", costs=True,
    ),
    Cause(
        Codes.AMBIGUOUS_NAME, _WARNING,
        "A name fits several people or things, and none was chosen.",
        "`attendees: [Ann]`, where Ann is an alias of two pages",
        "write the full name or a link there, or leave the alias to one page",
        costs=True,
    ),
    Cause(
        Codes.ATTENDEE_NO_PERSON, _WARNING,
        "A list of people links a page that is no person's.",
        "`attendees: [\"[[Gate]]\"]`, where Gate.md is a note or a project",
        "write `type: person` into the page, or take it out of the list",
        costs=True,
    ),
    Cause(
        Codes.BAD_KEY, _WARNING,
        "The name of a property is no text, or is too long.",
        "`? [a, b]` in the frontmatter",
        "give the property a short name of letters",
    ),
    Cause(
        Codes.BROKEN_PROPERTY, _ERROR,
        "A property is no valid YAML; the others of the note are read.",
        "`title: Call: second try`",
        "put the value in quotes",
        costs=True,
    ),
    Cause(
        Codes.CONTRADICTION, _WARNING,
        "The places in which a note gives its day do not agree.",
        "`date: 2026-01-06` in `2026-01-05 Gate.md`",
        "let property, file name and title give the same day",
        words=" counts, mend one of them", costs=True,
    ),
    Cause(
        Codes.CONTRADICTION, _WARNING,
        "Several notes, or places of a note, give a field of one thing different values.",
        "`status: done` on a page, `active` on its copy in the archive",
        "mend the value that is not so, or take it out; if they are two, say so by `not_same` in "
        "kg.toml",
        costs=True,
    ),
    Cause(
        Codes.CUT_COPY, _WARNING,
        "The database is a copy that was made without the vault, by taking rows out.",
        "`kg serve --snapshot out --exclude-folder Private` where the vault is not at hand",
        "make the copy where the vault is",
    ),
    Cause(
        Codes.DUPLICATE_KEY, _WARNING,
        "A property is written twice; the last value counts.",
        "`status: done` and below it `status: active`",
        "take one of the two out",
    ),
    Cause(
        Codes.DUPLICATE_NAME, _INFO,
        "Notes share a file name, and a plain link must choose between them.",
        "A/Plan.md and B/Plan.md",
        "give the notes different names, or write the folder in links to them",
    ),
    Cause(
        Codes.DUPLICATE_PAGE, _INFO,
        "A thing has several pages; one decides.",
        "People/Ann Lee.md and Archive/Ann Lee.md",
        "join the pages, or keep them apart by `not_same` in kg.toml if they are two",
    ),
    Cause(
        Codes.EVENT_PAGES_DIFFER, _INFO,
        "Pages of one event give it different days.",
        "a recording of 2026-01-05, and minutes of it dated 2026-01-06",
        "give the pages the same day, or keep them apart by `not_same` in kg.toml if they are two "
        "events",
    ),
    Cause(
        Codes.FILED_UNDER, _INFO,
        "A note says that it is a project or the like, but lies in the folder of another and has "
        "no property of such a page.",
        "`type: project` in Projects/Sluice/Notes.md, and nothing else",
        "give it a property of such a page (`status:`, `owner:`), or take `type:` out",
    ),
    Cause(
        Codes.FOREIGN_FRONTMATTER, _INFO,
        "The note begins with properties in TOML or JSON, which Obsidian does not read.",
        "`+++` on the first line",
        "write the properties as YAML between two lines of ---",
    ),
    Cause(
        Codes.INDENTED_PROPERTY, _WARNING,
        "A property is indented below one that has a value of its own.",
        "`status: done` and below it `  owner: Ann Lee`",
        "take the spaces before the property out",
    ),
    Cause(
        Codes.INVALID_DATE, _WARNING,
        "What looks like a date is none of the calendar.",
        "`due: 2026-02-30`",
        "write a day that there is, as 2025-10-06",
        costs=True,
    ),
    Cause(
        Codes.INVALID_RECURRENCE, _WARNING,
        "A task's rule of recurrence cannot be read; it stays text.",
        "`- [ ] Water 🔁 now and then`",
        "write the rule as the Tasks plugin does: 🔁 every week",
    ),
    Cause(
        Codes.INVALID_TAG, _INFO,
        "A tag has nothing but digits, which Obsidian does not take.",
        "`tags: [2026]`",
        "add a letter to the tag, as in y2026",
    ),
    Cause(
        Codes.INVALID_UTF16, _ERROR,
        "Bytes of a file in UTF-16 cannot be read; they were replaced.",
        "a note that was cut off in the middle of a letter",
        "save the file as UTF-8",
    ),
    Cause(
        Codes.INVALID_UTF8, _ERROR,
        "Bytes of a file are no UTF-8; they were replaced.",
        "a note saved in the encoding of an old editor",
        "save the file as UTF-8",
    ),
    Cause(
        Codes.LINK_OUT_OF_VAULT, _WARNING,
        "A link of the file system leads out of the vault; it is not followed.",
        "Notes/shared, a link to a folder elsewhere",
        "copy the files into the vault, or list the link under `ignore` in kg.toml",
    ),
    Cause(
        Codes.MEETING_WITHOUT_DATE, _WARNING,
        "A meeting's day can be read in two ways, so it has none.",
        "`When: 03/04/2026` in minutes, and nothing tells which comes first",
        "say in kg.toml whether the day or the month comes first, or write days as 2025-10-06",
        words="has two readings", costs=True, setting="date_order",
    ),
    Cause(
        Codes.MEETING_WITHOUT_DATE, _WARNING,
        "A note is a meeting but for its day: by type, by folder, or by a list of attendees.",
        "Meetings/Gate.md with `attendees: [Ann Lee]`, and no day anywhere",
        "write `date: 2025-10-06` into the note, or the day at the begin of its file name",
        costs=True,
    ),
    Cause(
        Codes.MEETING_WITHOUT_PEOPLE, _WARNING,
        "A file of 1-1s with several days is called by a first name, and nobody is known by it.",
        "1on1s/Jonas.md with the headings `## 2026-01-14` and `## 2026-01-28`",
        "call the file by the full name, or give the page of that person the alias",
        words="count for nothing, for nobody", costs=True,
    ),
    Cause(
        Codes.MEETING_WITHOUT_PEOPLE, _WARNING,
        "A meeting's note names nobody who was there.",
        "Meetings/2026-01-05 Gate.md with the text *We spoke of the gate.*",
        "name who was there, as in `attendees: [Ann Lee]` or below a heading “Attendees”; another "
        "word for that heading goes to [attendance] in kg.toml",
        costs=True,
    ),
    Cause(
        Codes.MISSING_BLOCK, _WARNING,
        "A link leads to a block that its note does not have.",
        "`[[Plan#^x9]]`, where no line of Plan.md ends in ^x9",
        "mend the link, or write the block's mark at the end of its line",
    ),
    Cause(
        Codes.MISSING_HEADING, _WARNING,
        "A link leads to a heading that its note does not have.",
        "`[[Plan#Budget]]`, where Plan.md has no heading “Budget”",
        "mend the link, or write the heading",
    ),
    Cause(
        Codes.MISSING_LINK, _WARNING,
        "Links lead to pages that are not written yet; *info* where notes tell of a "
        f"{listed(ENTITY_KINDS, 'or')} of that name all the same.",
        "`[[Not yet one]]`",
        "write the page, or mend the link",
    ),
    Cause(
        Codes.NO_FILE, _WARNING,
        "What lies in the vault is neither a file nor a folder.",
        "a socket that a program left there",
        "take it out of the vault",
    ),
    Cause(
        Codes.NO_FRONTMATTER, _INFO,
        "The note begins with ---, but no properties follow; it is read as text.",
        "`---` on the first line as a rule",
        "write properties below it, or take the line out",
    ),
    Cause(
        Codes.NOT_A_NAME, _WARNING,
        "What stands in a list of people names nobody that kg knows, and does not look like a "
        "name.",
        "`attendees: [Ann Lee, somebody from the yard]`",
        "is it somebody, give them a page or an alias, else add it to `nobody` in kg.toml",
        costs=True, setting="nobody",
    ),
    Cause(
        Codes.NOT_DOWNLOADED, _WARNING,
        "A note is in iCloud and not on this machine.",
        "`.Ann Lee.md.icloud`",
        "choose “Keep Downloaded” for the vault in the Finder",
        costs=True,
    ),
    Cause(
        Codes.NOTE_FAILED, _ERROR,
        "kg failed on a note: its text can be searched, nothing else of it counts.",
        "a fault of kg's own",
        "report it; to go on, change the note or list it under `ignore` in kg.toml",
        costs=True,
    ),
    Cause(
        Codes.NUL, _WARNING,
        "A note holds NUL characters; they were replaced.",
        "a file that was not written to its end",
        "look whether text is lost, and save the note again",
    ),
    Cause(
        Codes.ORPHAN, _INFO,
        "Nothing ties a note to anything: no link, contact or relation.",
        "a note without a link in or out",
        "link it from where it belongs, or leave it",
    ),
    Cause(
        Codes.OVERVIEW_NOTE, _INFO,
        "A note is about its folder, and so the page of nothing.",
        "People/_MANIFEST.md, Projects/README.md",
        "nothing is to be done; if it is the page of something, `type:` says so",
    ),
    Cause(
        Codes.OWNER_GUESSED, _INFO,
        "kg knows only by signs whose notes these are.",
        "somebody attends nearly all meetings and sends most mails",
        "say in kg.toml who you are",
        setting="me",
    ),
    Cause(
        Codes.PLACEHOLDER, _WARNING,
        "A template's placeholder was never filled in; the property has no value.",
        "`created: {{date}}`",
        "fill the property in, or take it out of the note and its template",
    ),
    Cause(
        Codes.SAME_TITLE, _INFO,
        "Two events have one day and one title, but share nobody.",
        "two notes `2026-01-05 Walk.md`, one with Ann Lee, one with Bo Ek",
        "if they are one, let one note name the other as its `source_ref`, or name in both who was "
        "there",
    ),
    Cause(
        Codes.SEVERAL_VALUES, _WARNING,
        "A property that can have one value has a list; *info* where several people own a project.",
        "`status: [active, done]`",
        "leave one value; the first counts",
        costs=True,
    ),
    Cause(
        Codes.SIMILAR_NAME, _INFO,
        "A first name alone fits people who are known by their full names.",
        "*Ann* beside Ann Lee and Ann Ek",
        "write the full name, or give one page the first name as an alias",
        words=" may be ",
    ),
    Cause(
        Codes.SIMILAR_NAME, _INFO,
        "Two names are spelt almost alike.",
        "*Ida Falk* and *Ida Falck*",
        "`kg same A B` joins the two, `kg same --not A B` keeps them apart; `kg doctor --same` "
        "lists them with reasons",
    ),
    Cause(
        Codes.STATED_CONTACT, _WARNING,
        "A page states another last contact than the notes show.",
        "`last_contact: 2025-09-01`, and a meeting on 2025-11-26",
        "mend the property, or take it out",
    ),
    Cause(
        Codes.SYNC_COPY, _WARNING,
        "A note is a copy that a sync tool made.",
        "`Ann Lee (conflicted copy 2026-01-05).md`",
        "keep what differs in the note itself, and delete the copy",
    ),
    Cause(
        Codes.TEMPLATE, _INFO,
        "A title, type or date still holds a placeholder, so the note counts as a template.",
        "`# {{title}}`",
        "fill it in, or move the note to a folder of templates",
    ),
    Cause(
        Codes.TOO_MANY_CONTACTS, _WARNING,
        "A note names so many people and subjects that not all pairs are kept.",
        "a list of a thousand people in a note that links a thousand projects",
        "part the note",
        costs=True,
    ),
    Cause(
        Codes.UNCLOSED_CODE, _INFO,
        "A block of code has no end: what follows is read as code.",
        "three backticks, and none below",
        "close the block",
    ),
    Cause(
        Codes.UNCLOSED_COMMENT, _WARNING,
        "A comment has no end: what follows is not read.",
        "`<!--` without `-->`",
        "close the comment",
    ),
    Cause(
        Codes.UNCLOSED_FRONTMATTER, _ERROR,
        "The frontmatter has no end: it is read as text, and the note has no properties.",
        "`---` on the first line, properties, and no second `---`",
        "write --- below the last property",
        costs=True,
    ),
    Cause(
        Codes.UNFIT_QUESTION, _WARNING,
        "A question that kg.toml saves cannot be asked; the others can.",
        "`[questions.cold]` with both `sql` and `tasks`, or with a parameter that no text uses",
        "mend the section as the message says; docs/config.md says what it may hold",
    ),
    Cause(
        Codes.UNFIT_VALUE, _ERROR,
        "SQLite cannot hold a value as it is; it was cut, or is not stored.",
        "a number of more than 63 bits",
        "write a smaller number or a shorter text",
    ),
    Cause(
        Codes.UNKNOWN_ME, _INFO,
        "`me` in kg.toml names nobody who is in the notes, so no answer leaves you out.",
        "`me = [\"Nora Bergh\"]`",
        "write a name as the notes do, or leave it if they never name you",
    ),
    Cause(
        Codes.UNKNOWN_MENTION, _INFO,
        "An @word in tasks is what nobody is called, so it owns no task.",
        "`- [ ] Buy rope @errands`",
        "is it somebody, give their page the word as an alias",
    ),
    Cause(
        Codes.UNKNOWN_SAME, _WARNING,
        "`same` in kg.toml names what is not in the notes.",
        "`same = [[\"Ann Lee\", \"People/Gone.md\"]]`",
        "mend the member in kg.toml, or take it out",
    ),
    Cause(
        Codes.UNQUOTED_LINK, _INFO,
        "A link in a property has no quotes; it was read as a link all the same.",
        "`project: [[Gate]]`",
        "put the link in quotes, as Obsidian does",
    ),
    Cause(
        Codes.UNREAD_SETTING, _WARNING,
        "A file of Obsidian's settings cannot be read.",
        "a .obsidian/app.json that is no JSON",
        "set them in Obsidian again, or remove the file",
    ),
    Cause(
        Codes.UNREAD_VALUE, _WARNING,
        "A day in a property can be read in two ways, so it is none.",
        "`date: 03/04/2026`, and nothing tells which comes first",
        "say in kg.toml whether the day or the month comes first, or write days as 2025-10-06",
        words="has two readings", costs=True, setting="date_order",
    ),
    Cause(
        Codes.UNREAD_VALUE, _WARNING,
        "The day that a task bears is not read.",
        "`- [ ] Rope 📅 05.01.2026`",
        "write the day at the end of the task as 📅 2026-01-05",
        words="the task's date",
    ),
    Cause(
        Codes.UNREAD_VALUE, _WARNING,
        "What stands where an e-mail address should is none.",
        "`email: ask the office`",
        "write the address alone, or take the property out",
        words="is no e-mail address",
    ),
    Cause(
        Codes.UNREAD_VALUE, _WARNING,
        "What stands where a span of time should is none.",
        "`cadence: often`",
        "write 14, 2w or monthly",
        words="is no span of time",
    ),
    Cause(
        Codes.UNREAD_VALUE, _WARNING,
        "What stands where a day should is none that can be read; *info* where it need not be "
        "meant as one.",
        "`due: soon`",
        "write days as 2025-10-06 (year, month, day)",
        costs=True,
    ),
    Cause(
        Codes.UNREADABLE_FILE, _ERROR,
        "A file cannot be read.",
        "a note that only another user may read",
        "give yourself the right to read it, or list it under `ignore` in kg.toml",
        costs=True,
    ),
    Cause(
        Codes.UNREADABLE_FOLDER, _WARNING,
        "A folder cannot be read: nothing in it is known.",
        "a folder that only another user may open",
        "give yourself the right to read it, or list it under `ignore` in kg.toml",
        costs=True,
    ),
    Cause(
        Codes.UNUSED_FILTER, _WARNING,
        "An excluded file of Obsidian's settings is not heeded.",
        "a regular expression that would take too long",
        "write it in another way in Obsidian's settings, or use `ignore` in kg.toml",
    ),
)  # fmt: skip

_OF_CODE: dict[str, tuple[int, ...]] = {
    code: tuple(at for at, one in enumerate(CAUSES) if one.code == code)
    for code in {one.code for one in CAUSES}
}
_ORDERS = ("dmy", "mdy")


def cause_of(code: str, message: str) -> int:
    """Which of `CAUSES` a problem has, by its place there; -1 for a code of another kg."""
    for at in _OF_CODE.get(code, ()):
        if CAUSES[at].words in message:
            return at
    return -1


def gravest(code: str) -> Severity:
    """The gravest severity at which problems of a code are told."""
    found = [CAUSES[at].severity for at in _OF_CODE.get(code, ())]
    return min(found, key=SEVERITIES.index, default=Severities.ERROR)


def graver(severity: str | None, code: object) -> tuple[str, ...]:
    """The severity asked for and the graver ones; by default down to warning. Whoever names a
    `code` wants its problems, however light. An unknown severity comes back alone."""
    least = severity or (Severities.INFO if code else Severities.WARNING)
    at = SEVERITIES.index(least) if least in SEVERITIES else -1
    return SEVERITIES[: at + 1] or (least,)


def cited(message: str) -> str | None:
    """What a message cites first, between “ and ”, to its last sign: it may hold ” itself."""
    begin, end = message.find("“"), message.find("” in a list of people")
    return message[begin + 1 : end] if 0 <= begin < end else None


def target_of(message: str) -> str:
    """What a link asks for that leads nowhere, as the problem names it; it may hold ” itself."""
    return message[message.find("“") + 1 : message.rfind("”: ")]


def words_of(setting: str, messages: Iterable[str]) -> list[str]:
    """What problems say is to be added to a list of kg.toml, each once."""
    if setting == "nobody":
        return list(dict.fromkeys(word for one in messages if (word := cited(one))))
    if setting == "me":
        return [name for one in messages if (name := _taken(one))]
    return []


def _taken(message: str) -> str | None:
    """Whom the sentence of a guess names (see `kg.model.owner.taken_for_me`)."""
    name, found, _ = message.removeprefix("Taken for you: ").partition(", who ")
    return name if found else None


def cured_by(found: Iterable[Told]) -> dict[str, list[str]]:
    """What causes ask to be added to lists of kg.toml: the words, by setting."""
    words: dict[str, list[str]] = {}
    for one in found:
        messages = [place.message for place in one.places]
        setting = CAUSES[cause_of(one.code, messages[0])].setting
        for word in words_of(setting, messages) if setting else ():
            held = words.setdefault(setting or "", [])
            held += [word] * (word not in held)
    return words


def toml_line(setting: str | None, messages: Iterable[str]) -> str | None:
    """The line of kg.toml that cures problems; of an order of days, both that there are."""
    if setting == "date_order":
        return " or ".join(f'date_order = "{order}"' for order in _ORDERS)
    words = words_of(setting, messages) if setting else []
    return f"{setting} = [{', '.join(map(in_toml, words))}]" if words else None
