"""What tasks mean: their state, who is to do them, what they are about."""

from kg.interpret.named import as_me, read_people
from kg.interpret.note_view import NoteView, link_ref
from kg.model.kinds import Kinds, NameForms, States
from kg.model.note import Link, Task
from kg.model.page import Ref, TaskMeaning

_ABOUT = frozenset(("about", "regarding", "concerning", "for", "on", "re"))
# "Send the draft to [[Ann]]" gives Ann nothing to do.
_NO_OWNER = _ABOUT | {"to", "with", "from", "at", "of", "in", "via", "and", "or"}


def tasks_of(view: NoteView, about: Ref | None) -> tuple[TaskMeaning, ...]:
    """The meaning of each task, in step with `ParsedNote.tasks`.

    `about` is what the tasks of the note are about unless they say otherwise: an entity's page is
    always about itself. The owner is the one named by a field or an @mention, else a person whose
    link starts or ends the text; a link in the middle is what the task is about.
    """
    if not view.note.tasks:
        return ()
    return tuple([_meaning(task, view, about) for task in view.note.tasks])


def _meaning(task: Task, view: NoteView, about: Ref | None) -> TaskMeaning:
    state = view.rules.tasks.get(task.status, States.TODO)
    links = view.links_by_block.get(task.line, [])
    owner = _named_owner(task, view) if task.owners else None
    subjects = links
    if owner is None and links:
        link = _outer(task.text, links)
        if link is not None:
            owner = as_me(link_ref(link, Kinds.PERSON, maybe=True), view.rules)
            subjects = [other for other in links if other is not link] or links
    if subjects and not (about and about.form == NameForms.SELF):
        subject = _subject(task.text, subjects)
        if not (about and owner and subject.target == owner.text):
            about = link_ref(subject, "", maybe=True)
    return TaskMeaning(state, owner, about)


def _named_owner(task: Task, view: NoteView) -> Ref | None:
    for name in task.owners:
        camel = " " not in name and "[[" not in name
        people = read_people("@" + name if camel else name, task.line, view.rules)
        if people:
            return people[0].ref
    return None


def _outer(text: str, links: list[Link]) -> Link | None:
    """The link with which the text ends or starts."""
    bare = text.strip().rstrip(".!")
    if bare.endswith("]]") and _last_word(bare.rpartition("[[")[0]) not in _NO_OWNER:
        return links[-1]
    return links[0] if bare.startswith("[[") else None


def _subject(text: str, links: list[Link]) -> Link:
    """The link that follows "about" or the like, else the first one."""
    if len(links) > 1:
        for link in links[:20]:
            if _last_word(text.partition("[[" + link.target)[0]) in _ABOUT:
                return link
    return links[0]


def _last_word(text: str) -> str:
    words = text[-20:].split()
    return words[-1].rstrip(":").lower() if words else ""
