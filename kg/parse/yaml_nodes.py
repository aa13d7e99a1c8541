"""YAML through python-frontmatter and libyaml, without their surprises.

Nothing is constructed from tags, nothing is resolved to a type (`values.py` does that), every
value keeps its line, and what could grow without bounds is refused.
"""

import re
from typing import Any, cast

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from kg.model.kinds import Codes, ProblemCode, Severities, Severity
from kg.model.note import Problem
from kg.model.placeholders import is_placeholder
from kg.parse.decode import REPLACEMENT
from kg.parse.nodes import Entry, Mapping, Node, Scalar, Sequence

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 60
_SIZE = 512 * 1024
# How many values aliases may repeat before a note counts as a bomb, and how many characters of its
# head: so many in any note, or so many times the length of the head.
_REPEATS = 1000
_REPEATED = 64 * 1024
_TIMES = 10
_SHOWN = 80  # characters of a key in a message
_BRACKET = re.compile(r"[\[\]{}]")
_COMPACT = re.compile(rf"(?:[-?][ \t]+){{{_DEPTH}}}|^[ ]{{400}}", re.M)
_LINKS = re.compile(r"\[\[[^\[\]\n]+\]\]")
_LINK_LIST = re.compile(
    r"\[\s*+\[\[[^\[\]\n]++\]\](?:\s*+,\s*+\[\[[^\[\]\n]++\]\])*\s*+(?:,\s*+)?\]"
)


# What libyaml says, in words that help.
_CAUSES = {
    "mapping values are not allowed": "a value holds a colon with a space behind it",
    "cannot start any token": "a value cannot start with a tab, @, % or a backtick",
    "while scanning a quoted scalar": "a quotation mark is never closed",
    "while parsing a flow": "a bracket is never closed, or stands in the wrong place",
    "undefined alias": "* at the start of a value refers to an anchor that is not there",
    "could not find expected ':'": "a line has no colon with a space behind it",
    "did not find expected key": "a line is indented or quoted in the wrong way",
}


class Unreadable(Exception):
    """YAML that cannot be read; `line` counts within the text from 0."""

    def __init__(self, cause: str, line: int = 0) -> None:
        super().__init__(cause)
        self.cause, self.line = cause, line


class Allowance:
    """What aliases may still repeat in one note, also where its properties are read one by one."""

    def __init__(self, head: str) -> None:
        self.values = _REPEATS
        self.characters = max(_REPEATED, _TIMES * min(len(head), _SIZE))

    def take(self, characters: int, values: int = 0) -> None:
        """Repeat so much. Raises Unreadable when that is too much."""
        if values > self.values:
            raise Unreadable("too many aliases (*)")
        if characters > self.characters:
            raise Unreadable("aliases (*) repeat too much text; write out what they stand for")
        self.values -= values
        self.characters -= characters


class Handler(YAMLHandler):
    """Splits a note between Obsidian's fences, and loads properties with their lines.

    `first` is the line on which the properties start; what is wrong with them is in `problems`.
    """

    # A fence takes the line ends around it, so that both parts stay as they are written.
    FM_BOUNDARY = re.compile(r"\n?^---[ \t]*$\n?", re.M)

    def __init__(self, allowed: Allowance, first: int = 2) -> None:
        super().__init__()
        self.allowed, self.first = allowed, first
        self.problems: list[Problem] = []

    def load(self, fm: str, **_options: object) -> dict[str, Entry]:
        """Every property by its key; the last of two wins. Raises `Unreadable`."""
        return _Composer(fm, self.first, self.problems, self.allowed).entries()


def read_frontmatter(text: str, allowed: Allowance) -> tuple[list[Entry], list[Problem]]:
    """The properties of a text that starts with frontmatter. Raises `Unreadable`."""
    handler = Handler(allowed)
    found = cast("dict[str, Entry]", frontmatter.parse(text, handler=handler)[0])
    return list(found.values()), handler.problems


def read_yaml(text: str, first: int, allowed: Allowance) -> tuple[list[Entry], list[Problem]]:
    """The properties of some lines without fences, the first of which is line `first` of the file.
    Raises `Unreadable`."""
    handler = Handler(allowed, first)
    return list(handler.load(text).values()), handler.problems


def bare_links(raw: str) -> list[str] | None:
    """The links of a value written without quotes: `[[A]]` or `[[A]], [[B]]`."""
    raw = raw.strip()
    links = _LINKS.findall(raw)
    if links and not _LINKS.sub("", raw).strip(" ,\t\n"):
        return links
    return None


class _Composer:
    """From YAML's nodes to ours."""

    def __init__(self, text: str, first: int, problems: list[Problem], allowed: Allowance) -> None:
        self.text, self.first, self.problems, self.allowed = text, first, problems, allowed
        self.seen: set[int] = set()
        self.path: set[int] = set()
        self.at_offset = self.at_line = 0

    def entries(self) -> dict[str, Entry]:
        """The properties of the outermost map."""
        root = compose(self.text)
        found: dict[str, Entry] = {}
        if root is None:
            return found
        if not isinstance(root, yaml.MappingNode):
            raise Unreadable("there is no `key: value` in it")
        for key_node, value_node in root.value:
            line = self.line(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problem(Codes.BAD_KEY, "a property's name must be text", line)
                continue
            key = key_node.value.replace("\0", REPLACEMENT)
            if key in found:
                message = f"{key[:_SHOWN]}: written twice; the last value counts"
                self.problem(Codes.DUPLICATE_KEY, message, line)
                del found[key]
            self.path.clear()
            try:
                self.count(key_node, values=0)
                node = self.node(value_node, key, 0)
            except Unreadable as refusal:
                self.problem(
                    Codes.BROKEN_PROPERTY,
                    f"{key[:_SHOWN]}: {refusal.cause}",
                    line,
                    Severities.ERROR,
                )
                continue
            if node is not None:
                found[key] = Entry(key, node, line)
        return found

    def node(self, node: Any, key: str, depth: int) -> Node | None:
        """One value; None where it is a placeholder."""
        if id(node) in self.path:
            raise Unreadable("an alias (*) that contains itself")
        if depth > _DEPTH:
            raise Unreadable("nested too deep")
        self.count(node)
        line = self.line(node)
        if isinstance(node, yaml.ScalarNode):
            if is_placeholder(node.value):
                self.unfilled(key, node.value, line)
                return None
            return Scalar(node.value.replace("\0", REPLACEMENT), bool(node.style), line)
        raw = self.text[node.start_mark.index : node.end_mark.index].strip()
        if node.flow_style and is_placeholder(raw) and raw.startswith("{"):
            self.unfilled(key, raw, line)
            return None
        if isinstance(node, yaml.SequenceNode):
            if node.flow_style and _LINKS.fullmatch(raw):
                self.unquoted(key, line)
                return Scalar(raw, True, line)
            if node.flow_style and _LINK_LIST.fullmatch(raw):
                self.unquoted(key, line)
                return Sequence(tuple(Scalar(x, True, line) for x in _LINKS.findall(raw)), line)
            self.path.add(id(node))
            items = [self.node(item, key, depth + 1) for item in node.value]
            self.path.discard(id(node))
            return Sequence(tuple(item for item in items if item is not None), line)
        return self.mapping(node, key, depth, line)

    def mapping(self, node: Any, key: str, depth: int, line: int) -> Mapping:
        """A nested map; its keys as written."""
        self.path.add(id(node))
        pairs = []
        for key_node, value_node in node.value:
            self.count(key_node, values=0)
            start, end = key_node.start_mark.index, key_node.end_mark.index
            scalar = isinstance(key_node, yaml.ScalarNode)
            name = key_node.value if scalar else self.text[start:end].strip()
            value = self.node(value_node, key, depth + 1)
            if value is not None:
                pairs.append((name, value))
        self.path.discard(id(node))
        return Mapping(tuple(pairs), line)

    def count(self, node: Any, *, values: int = 1) -> None:
        """Refuse what repeats itself too often; a key is no value."""
        if id(node) in self.seen:
            self.allowed.take(node.end_mark.index - node.start_mark.index, values)
        self.seen.add(id(node))

    def line(self, node: Any) -> int:
        """The line of the file on which a node starts. libyaml counts other line ends too."""
        index = min(node.start_mark.index, len(self.text))
        if index < self.at_offset:
            self.at_offset = self.at_line = 0
        self.at_line += self.text.count("\n", self.at_offset, index)
        self.at_offset = index
        return self.first + self.at_line

    def unfilled(self, key: str, raw: str, line: int) -> None:
        shown = raw.strip()[:40].replace("\0", REPLACEMENT)
        message = f"{key[:_SHOWN]}: a template's placeholder was never filled in ({shown})"
        self.problems.append(Problem(Codes.PLACEHOLDER, message, line, key=key))

    def unquoted(self, key: str, line: int) -> None:
        message = f"{key[:_SHOWN]}: a link needs quotes here; it was read as a link all the same"
        self.problem(Codes.UNQUOTED_LINK, message, line, Severities.INFO)

    def problem(
        self, code: ProblemCode, message: str, line: int, severity: Severity = Severities.WARNING
    ) -> None:
        self.problems.append(Problem(code, message, line, severity))


def compose(text: str) -> Any:
    """YAML's nodes for a text. Raises `Unreadable`, and nothing else."""
    _refuse_depth(text)
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        cause = " ".join(filter(None, (error.context, error.problem))) or "it is no YAML"
        for words, plain in _CAUSES.items():
            if words in cause:
                cause = plain
                break
        raise Unreadable(cause, mark.line if mark else 0) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        cause = " ".join(str(error).split())
        raise Unreadable(cause[:120] or "it is no YAML") from None


def _refuse_depth(text: str) -> None:
    if len(text) > _SIZE:
        raise Unreadable("too long to be read as a whole")
    if text.count("[") + text.count("{") > _DEPTH:
        depth = 0
        for mark in _BRACKET.finditer(text):
            depth += 1 if mark[0] in "[{" else -1
            if depth > _DEPTH:
                raise Unreadable("nested too deep", text.count("\n", 0, mark.start()))
            depth = max(depth, 0)
    if deep := _COMPACT.search(text):
        raise Unreadable("nested too deep", text.count("\n", 0, deep.start()))
