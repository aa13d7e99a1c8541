"""A note's Markdown as HTML that can do no harm.

HTML in a note is shown as text, pictures are named and not loaded, and a link leads to a page of
kg or to the web, nowhere else. Every block carries the line on which it stands, so that evidence
can point to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kg.languages.blocks import Block, fence_kind, in_line
from kg.model.kinds import Outcomes
from kg.model.names import without_md
from kg.web import bounds

_QUERY = "\0"  # where a query stands: a character that Markdown takes out of every text
_LONG_NAME = 1000  # characters; looking further would take long where many begin and none ends
# What only surrounds the blocks that stand on lines.
_AROUND = {"inline", "bullet_list_open", "ordered_list_open", "tbody_open"}
Env = MutableMapping[str, Any]
_REL = "noopener noreferrer nofollow"
_OUTSIDE = re.compile(r"(?:https?|mailto|obsidian):", re.IGNORECASE)
_CALLOUT = re.compile(r"\[!([A-Za-z][\w-]*)(?:\|[^\]]*)?\][+-]?[ \t]*")
_TASK = re.compile(r"\[(.)\](?=\s)")
_BLOCK_ID = re.compile(r"(?:^|(?<!\s)\s++)\^[A-Za-z0-9-]++\s*+$")
# A comment, or the code in which %% is none.
_COMMENT = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)|%%.*?%%", re.DOTALL | re.MULTILINE)


class Target(NamedTuple):
    """Where a link leads: an address, or None where there is nothing to lead to."""

    address: str | None
    resolution: str


class Page(NamedTuple):
    """What the text of a note needs to know: its first line, and its links by target as written."""

    first_line: int
    targets: Mapping[str, Target]


Piece = str | Block


def pieces(body: str, page: Page) -> list[Piece]:
    """The text as HTML, and between two pieces of it the queries, where their answers belong.

    A query that stands in a line has the line 0.
    Blocks have the ids `L` + line. What takes too long is shown as text.
    """
    text = body[: bounds.LONGEST].replace("\r\n", "\n").replace("\r", "\n")
    read = bounds.laid_out(text)
    left = bounds.Left()
    queries: list[Block] = []
    env = {"page": page, "left": left, "queries": queries}
    rendered: str = _MARKDOWN.render(_without_comments(text[:read]), env)
    below = page.first_line + text.count("\n", 0, read)
    first, *others = rendered.split(_QUERY)
    found: list[Piece] = [first]
    for query, after in zip(queries, others, strict=True):
        found += (query, after)
    found.append(bounds.rest(text[read:], below, left, is_cut=len(body) > bounds.LONGEST))
    return found


def _without_comments(body: str) -> str:
    # Lines stay where they are.
    return _COMMENT.sub(
        lambda found: found.group() if found[1] else "\n" * found.group().count("\n"), body
    )


def _wikilink(state: StateInline, silent: bool) -> bool:
    start = state.pos
    embed = state.src.startswith("![[", start)
    if not embed and not state.src.startswith("[[", start):
        return False
    opened = start + (3 if embed else 2)
    closed = state.src.find("]]", opened, opened + _LONG_NAME)
    inner = state.src[opened:closed] if closed > 0 else ""
    if not inner.strip() or "\n" in inner or "[[" in inner:
        return False
    if not silent:
        target, display = _parts(inner)
        token = state.push("kg_link", "a", 0)
        token.meta = {"target": target, "embed": embed}
        token.content = display
    state.pos = closed + 2
    return True


def _parts(inner: str) -> tuple[str, str]:
    """Target and text of a wikilink."""
    address, _, display = inner.replace("\\|", "|").partition("|")
    target, _, fragment = address.partition("#")
    place = fragment.rpartition("#")[2].strip()
    name = target.strip()
    shown = " › ".join(part for part in (without_md(name), place.lstrip("^")) if part)
    return name, display.strip() or shown


def _mark(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("==", start):
        return False
    end = state.src.find("==", start + 2, start + _LONG_NAME)
    inner = state.src[start + 2 : end] if end > 0 else ""
    if not inner or inner[0].isspace() or inner[-1].isspace() or "\n" in inner:
        return False
    if not silent:
        token = state.push("kg_mark", "mark", 0)
        token.content = inner
    state.pos = end + 2
    return True


def _finish(state: StateCore) -> None:
    """Line numbers, callouts, tasks, block ids: after everything is parsed."""
    page: Page = state.env["page"]
    numbered = 0
    for at, token in enumerate(state.tokens):
        line = token.map[0] if token.map and token.type not in _AROUND else None
        if line is not None and token.nesting >= 0 and line >= numbered:
            token.attrSet("id", f"L{page.first_line + line}")
            numbered = line + 1
        if token.type == "inline":
            _dress(state.tokens, at)


def _dress(tokens: Sequence[Token], at: int) -> None:
    children = tokens[at].children or []
    if not children:
        return
    first, last = children[0], children[-1]
    if last.type == "text":
        last.content = _BLOCK_ID.sub("", last.content)
    if first.type != "text" or at < 2:
        return
    outer = tokens[at - 2]
    if outer.type == "list_item_open" and (task := _TASK.match(first.content)):
        first.content = first.content[task.end() :].lstrip()
        outer.attrJoin("class", "kg-task")
        outer.attrSet("data-status", task.group(1))
        children.insert(0, Token("kg_box", "input", 0, meta={"status": task.group(1)}))
    elif outer.type == "blockquote_open" and (callout := _CALLOUT.match(first.content)):
        title = first.content[callout.end() :] or callout.group(1).capitalize()
        first.content = ""
        outer.attrJoin("class", "kg-callout")
        outer.attrSet("data-kind", callout.group(1).lower())
        children[0] = Token("kg_title", "strong", 0, content=title)


def _render_link(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, env: Env
) -> str:
    token = tokens[at]
    return _anchor(env, token.meta["target"], token.content, embed=token.meta["embed"])


def _anchor(env: Env, target: str, display: str, *, embed: bool = False) -> str:
    page: Page = env["page"]
    found = page.targets.get(target)
    text = escapeHtml(display)
    kind = "kg-embed" if embed else "kg-link"
    if found is None or found.address is None:
        return f'<span class="{kind} kg-missing" title="leads nowhere">{text}</span>'
    if not env["left"].take_address(found.address):
        return f'<span class="{kind}">{text}</span>'
    doubt = " kg-doubt" if found.resolution == Outcomes.AMBIGUOUS else ""
    missing = " kg-missing" if found.resolution == Outcomes.MISSING else ""
    return f'<a class="{kind}{doubt}{missing}" href="{escapeHtml(found.address)}">{text}</a>'


def _render_open(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, env: Env
) -> str:
    """A Markdown link: to the web as it is, into the vault by what the import found."""
    href = str(tokens[at].attrGet("href") or "")
    if _OUTSIDE.match(href):
        if not env["left"].take_address(href):
            return '<a class="kg-link">'
        return f'<a href="{escapeHtml(href)}" rel="{_REL}">'
    page: Page = env["page"]
    written = unquote(href).partition("#")[0]
    found = page.targets.get(written)
    if found is None or found.address is None:
        return '<a class="kg-link kg-missing">'
    if not env["left"].take_address(found.address):
        return '<a class="kg-link">'
    return f'<a class="kg-link" href="{escapeHtml(found.address)}">'


def _unquoted(address: str) -> str:
    # %00 would be what marks a query.
    return unquote(address).replace(_QUERY, "\ufffd")


def _render_image(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, env: Env
) -> str:
    token = tokens[at]
    source = str(token.attrGet("src") or "")
    name = token.content or _unquoted(source)
    if not env["left"].take_address(source):
        return f'<span class="kg-embed">{escapeHtml(token.content)}</span>'
    if source.lower().startswith(("http://", "https://")):
        address = escapeHtml(source)
        return f'<a class="kg-embed" href="{address}" rel="{_REL}">{escapeHtml(name)}</a>'
    return _anchor(env, _unquoted(source), name, embed=True)


def _render_box(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, _env: Any
) -> str:
    status = tokens[at].meta["status"]
    done = " checked" if status in "xX" else ""
    label = "done" if done else "open" if status == " " else f"status {status}"
    return f'<input type="checkbox" disabled{done} aria-label="{escapeHtml(label)}"> '


def _render_content(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, _env: Any
) -> str:
    token = tokens[at]
    return f"<{token.tag}>{escapeHtml(token.content)}</{token.tag}>"


def _render_fence(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Env
) -> str:
    token = tokens[at]
    kind = fence_kind(token.info)
    if kind is None:
        return RendererHTML.fence(self, tokens, at, options, env)
    line = env["page"].first_line + (token.map[0] if token.map else 0)
    env["queries"].append(Block(line, kind, token.content))
    return f'<div class="kg-query"{self.renderAttrs(token)}>{_QUERY}</div>'


def _render_code(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Env
) -> str:
    query = in_line(tokens[at].content, 0)
    if query is None:
        return RendererHTML.code_inline(self, tokens, at, options, env)
    env["queries"].append(query)
    return _QUERY


def _safe(address: str) -> bool:
    """Whether Markdown may make a link of it: the web, mail, Obsidian, or a path in the vault."""
    scheme = address.strip().partition(":")[0] if ":" in address else ""
    return bool(_OUTSIDE.match(address)) or not re.fullmatch(r"[a-zA-Z][\w+.-]*", scheme)


def _markdown() -> MarkdownIt:
    found = MarkdownIt("commonmark", {"html": False, "breaks": True})
    found.enable(["table", "strikethrough"])
    found.block.ruler.at("table", bounds.few_cells(table), {"alt": ["paragraph", "reference"]})
    setattr(found, "validateLink", _safe)  # noqa: B010 - the documented way to replace it
    found.inline.ruler.before("link", "kg_wikilink", _wikilink)
    found.inline.ruler.before("link", "kg_mark", _mark)
    found.core.ruler.push("kg_finish", _finish)
    for name, rule in {
        "kg_link": _render_link,
        "kg_mark": _render_content,
        "kg_title": _render_content,
        "kg_box": _render_box,
        "link_open": _render_open,
        "image": _render_image,
        "fence": _render_fence,
        "code_inline": _render_code,
    }.items():
        found.add_render_rule(name, rule)
    return found


_MARKDOWN = _markdown()
