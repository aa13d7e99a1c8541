"""One entry of a list: an item, a text that holds several people, a row, or a slip."""

from __future__ import annotations

import re

from kg.interpret.jobs import is_job
from kg.interpret.labels import label_of
from kg.interpret.list_items import item_of, name_only, parted_by_blanks
from kg.interpret.looks import is_filler, is_full
from kg.interpret.machines import is_of_machine
from kg.interpret.masks import address_in
from kg.interpret.people.items import read_item
from kg.interpret.people.names import known_as_whole, someone
from kg.interpret.people.replaced import struck_and_replaced
from kg.interpret.people.scope import Found, Scope
from kg.interpret.people.texts import read_several
from kg.interpret.remarks import says_absent
from kg.interpret.sides import side_of
from kg.interpret.tidy_names import ABSENT_SIGN, tidy
from kg.interpret.words import CHINESE_SURNAMES, NO
from kg.model.kinds import Kinds, Shapes
from kg.model.names import is_unspaced, slug
from kg.model.people import Columns, NotPerson, Someone

_SIGNS_OF_NO = frozenset("✗✘❌❎×✕✖☐⬜🚫-–—?")
_REMARK = re.compile(r"\([^()]*\)")
_STRUCK_FIRST = re.compile(r"~~[^~\n]{1,200}~~\s?[,;、，]\s*")
_COMMA = re.compile(r"[,;、，]")
_LONGEST_UNSPACED = 5  # of a name, with the sign behind it
_GLUED = re.compile(r"@([^\W\d_]{1,8})(?=@|\s|$)")


def read_entry(scope: Scope) -> list[Found]:
    """Whom the entry of the scope names."""
    entry = scope.entry
    text = tidy(entry.text)
    if (replaced := struck_and_replaced(text, scope)) is not None:
        return replaced
    if len(text) < len(entry.text) and (whole := known_as_whole(entry.text, scope)) is not None:
        return whole  # *Toft, Hay & Co*, whose end says elsewhere that there are others
    if text.count("@") > 1 and not text.isascii():
        text = _GLUED.sub(r"@\1 ", text)
    if entry.shape == Shapes.ITEM and text.startswith("~~"):
        if _names_follow(text):
            return read_several(text, scope)
        scope, text = scope._replace(absent=True), _unstruck(text)
        if "," in text and _are_surely_people(text):
            return read_several(text, scope)
    if entry.shape == Shapes.ITEM and (sign := ABSENT_SIGN.match(text)) and sign.end() < len(text):
        scope, text = scope._replace(absent=True), text[sign.end() :].strip()
    if entry.shape == Shapes.ITEM and not text.isascii() and _is_unspaced_sentence(entry.text):
        return [NotPerson(text, entry.line)]
    if entry.columns is not None:
        return _row(text, entry.columns, scope)
    if entry.shape == Shapes.SLIP or text.endswith((" ?", "??")):
        return _slip(text, scope)
    if not text or _is_part(text, scope):
        return []
    if entry.shape == Shapes.INLINE:
        text = parted_by_blanks(text)
    if entry.shape == Shapes.INLINE or (scope.common.alone and _is_whole_list(text, scope)):
        return read_several(text, scope)
    return read_item(text, scope)


def _is_unspaced_sentence(text: str) -> bool:
    """Whether an item is a sentence in a script without spaces, 大家都迟到了。, and no name."""
    words = text.strip().rstrip("。！!")
    if words == text.strip() or len(words) < 2 or not all(map(is_unspaced, words)):
        return False
    return len(text) > _LONGEST_UNSPACED or text[0] not in CHINESE_SURNAMES


def _names_follow(text: str) -> bool:
    """Whether others stand behind somebody who is struck out: `~~Cy Dow~~, Ann Lee, Bo Ek`."""
    found = _STRUCK_FIRST.match(text)
    return found is not None and _are_surely_people(text[found.end() :])


def _are_surely_people(text: str) -> bool:
    """Whether each part of a text between commas is a link, an `@name` or a full name."""
    return all(map(_is_surely_somebody, _COMMA.split(text)))


def _is_surely_somebody(text: str) -> bool:
    bare = _REMARK.sub("", text.replace("~~", "")).strip()
    return bare.startswith(("[[", "@")) or is_full(bare)


def _unstruck(text: str) -> str:
    """`~~Ann Lee~~ train cancelled` as *Ann Lee - train cancelled*."""
    struck, _, behind = text[2:].partition("~~")
    remark = behind.lstrip()
    return f"{struck} - {remark}" if remark[:1].isalpha() else f"{struck}{behind}".replace("~~", "")


def _is_part(text: str, scope: Scope) -> bool:
    """Whether a text is a label above its people: *Us*, *Members*."""
    label = label_of(text, scope.rules)
    return bool(side_of(text) or (label and label.exact))


def _slip(text: str, scope: Scope) -> list[Found]:
    """What a slip of the pen holds, `Dee ?`, is nobody unless known."""
    name = text.rstrip(" ?")
    return [someone(name, scope)] if scope.known(name) == Kinds.PERSON else []


def _is_whole_list(text: str, scope: Scope) -> bool:
    """Whether the one item of a list is the whole list, and not a name with a remark."""
    if scope.common.last_first:
        return False
    parts = item_of(text).parts
    remark = len(parts) == 2 and is_full(parts[0]) and not (" " in parts[1] or is_full(parts[1]))
    return not (remark and not scope.known(name_only(parts[1])))


def _row(text: str, columns: Columns, scope: Scope) -> list[Found]:
    """A row of a table or a map: what the other columns say belongs to the one name."""
    found = _read_cell(text, columns, scope) if text else []
    email = address_in(columns.email)
    if not text and email and not is_of_machine(email):
        found = [someone("", scope, email=email)]
    alone = len(found) == 1
    return [
        _with_columns(one, columns, scope, alone=alone) if isinstance(one, Someone) else one
        for one in found
    ]


def _read_cell(text: str, columns: Columns, scope: Scope) -> list[Found]:
    """Whom the cell of names holds: in the row of a company they may be several."""
    parts = item_of(text).parts if columns.employer else []
    if len(parts) > 1 and all(is_full(part) and not is_job(part) for part in parts):
        return read_several(text, scope)
    return read_item(text, scope)


def _with_columns(one: Someone, columns: Columns, scope: Scope, *, alone: bool) -> Someone:
    """A person with what the columns say; an address and a handle are that of one `alone`."""
    if _says_no(columns.status, scope):
        one = one._replace(absent=True)
    if alone:
        handle = columns.handle.strip("@[] ").partition("]")[0]
        email = one.email or address_in(columns.email)
        one = one._replace(email=email, handle=one.handle or handle or None)
    if columns.employer and not is_filler(columns.employer):
        one = one._replace(employer=name_only(columns.employer), employs=True)
    return one


def _says_no(status: str, scope: Scope) -> bool:
    """Whether a column or a status says that somebody was not there. Whatever else stands there
    (*remote*, *late*, *Chair*) speaks of somebody who was."""
    text = status.replace("\ufe0f", "").strip(" .*_")
    if not text:
        return False
    bare = _REMARK.sub("", text).strip()
    return slug(bare) in NO or bare in _SIGNS_OF_NO or says_absent(text, scope.rules)
