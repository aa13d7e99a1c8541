"""What tasks mean: their state, who is to do them, what they are about."""

import re

from kg.interpret.attendees import reading_of
from kg.interpret.lazy import lazy
from kg.interpret.looks import is_filler, is_full, is_group, name_ends
from kg.interpret.named import as_me, read_people, with_wikilinks
from kg.interpret.note_view import NoteView, link_ref
from kg.interpret.task_owners import last_word, name_before_colon, owner_in
from kg.interpret.words import PARTICLES, SENTENCE_WORDS, folded
from kg.model.kinds import Kinds, NameForms, States
from kg.model.names import slug, spell_out
from kg.model.note import Link, Task
from kg.model.page import Ref, TaskMeaning

_ABOUT = frozenset(("about", "regarding", "concerning", "for", "on", "re"))
# Dates, tags, fields and signs, which stand before or behind the words of a task.
_MARK = (
    r"(?:#\S+|[\[(][^\[\]()]*::[^\[\]()]*[\])]|@\w+\([^()]*\)|\^[\w-]+"
    r"|\(?\d{4}-\d\d-\d\d\)?|\(?\d{1,2}[./]\d{1,2}[./]\d{2,4}\)?|[^\w\s@\[\]#]+)"
)
_MARKS_BEFORE = lazy(rf"\s*(?:{_MARK}\s+)*[^\w\s@\[\]#]*")
_MARKS_BEHIND = re.compile(rf"[^\w\s@\[\]#]*(?:\s+{_MARK})*\s*")
# A context and no name where a part is one of these: @WaitingFor, @NextWeek.
_NO_NAMES = (SENTENCE_WORDS - PARTICLES) | folded(
    "waiting next action actions high low medium top priority week weekend month year day today "
    "tomorrow tonight someday maybe later urgent important quick win wins deep work focus home "
    "office phone computer online errand errands read review follow agenda energy time "
    "email call calls personal private project someday "
    "warten nächste nächster woche monat heute morgen "
    "priorität hohe niedrige "
    "später irgendwann zuhause hause büro telefon attente prochaine semaine "
    "priorité demain bureau próxima semana prioridad prioridade espera mañana prossima settimana "
    "priorità domani wachten volgende prioriteit neste uke uge prioritet nästa vecka"
)
_MOST_OWNERS = 20  # of one task
_AS_MARK = ("(", "/", "{")  # behind an @word: `@due(…)`, `@types/node`


def tasks_of(view: NoteView, about: Ref | None) -> tuple[TaskMeaning, ...]:
    """The meaning of each task, in step with `ParsedNote.tasks`.

    `about` is what the tasks of the note are about unless they say otherwise: an entity's page is
    always about itself. The owner is the one named by a field or an @mention, else a person whose
    link starts or ends the text and says so (`owner_in`); other links are what the task is about.
    """
    if not view.note.tasks:
        return ()
    return tuple([_meaning(task, view, about) for task in view.note.tasks])


def _meaning(task: Task, view: NoteView, about: Ref | None) -> TaskMeaning:
    state = view.rules.tasks.get(task.status, States.TODO)
    links = view.links_by_block.get(task.line, [])
    owner, mentions, marks = _owners(task, view) if task.owners else (None, (), ())
    subjects = links
    if owner is None and links:
        link = owner_in(with_wikilinks(task.text, links), links, view.rules)
        if link is not None:
            owner = as_me(link_ref(link, Kinds.PERSON, maybe=True), view.rules)
            subjects = [other for other in links if other is not link] or links
    if owner is None and ":" in task.text and reading_of(view).people:
        name = name_before_colon(task.text)
        owner = Ref(name, Kinds.PERSON, False, task.line, maybe=True) if name else None
    if subjects and not (about and about.form == NameForms.SELF):
        subject = _subject(with_wikilinks(task.text, links), subjects)
        if not (about and owner and subject.target == owner.text):
            about = link_ref(subject, "", maybe=True)
    return TaskMeaning(state, owner, about, mentions, marks)


def _owners(task: Task, view: NoteView) -> tuple[Ref | None, tuple[Ref, ...], tuple[Ref, ...]]:
    """Who surely owns a task, the @words that own it if somebody is called so, and those that can
    be nobody."""
    mentions: list[Ref] = []
    marks: list[Ref] = []
    for name in task.owners[:_MOST_OWNERS]:
        at = task.text.find(f"@{name}")
        if at >= 0 and task.text.startswith(_AS_MARK, at + 1 + len(name)):
            marks.append(Ref(name, "", False, task.line))
            continue
        one_word = at >= 0 and " " not in name
        people = read_people(f"@{name}" if one_word else name, task.line, view.rules)
        if not people:
            if at >= 0:
                marks.append(Ref(name, "", False, task.line))
            continue
        ref = people[0].ref
        if at < 0 or ref.form == NameForms.ME or _names_somebody(name, at, task.text):
            return ref, tuple(mentions), tuple(marks)
        if (behind := task.text[at + 1 :]) and (ends := name_ends(behind)[1:]):
            mentions.append(ref._replace(text=behind[: ends[-1]], maybe=True))
        mentions.append(ref._replace(maybe=True))
    return None, tuple(mentions), tuple(marks)


def _names_somebody(name: str, at: int, text: str) -> bool:
    """Whether an @word names a person, be it unknown: in two parts, where the text begins or
    ends."""
    spelt = spell_out(name)
    if spelt.count(" ") != 1 or not is_full(spelt) or is_group(spelt) or is_filler(spelt):
        return False
    if any(word in _NO_NAMES for word in slug(spelt).split("-")):
        return False
    first = _MARKS_BEFORE.fullmatch(text, 0, at)
    return bool(first or _MARKS_BEHIND.fullmatch(text, at + 1 + len(name)))


def _subject(text: str, links: list[Link]) -> Link:
    """The link that follows "about" or the like, else the first one."""
    if len(links) > 1:
        for link in links[:20]:
            if last_word(text.partition("[[" + link.target)[0]) in _ABOUT:
                return link
    return links[0]
