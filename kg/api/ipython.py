"""What an interactive shell is told: how to complete names, and how to show pages."""

from __future__ import annotations

import sys
from typing import Any

from kg.api.names import complete
from kg.model.answers.notes import SearchAnswer
from kg.model.answers.pages import (
    Blocked,
    OrganizationPage,
    OrganizationPrep,
    PersonPage,
    Prep,
    ProjectPage,
    Shown,
    ThingPage,
    Today,
    WeekReview,
)
from kg.model.answers.state import Status
from kg.present import html

_NAME = "kg.names"


# The values of kg.model.answers that are no rows of a table.
PAGES = (
    Blocked,
    OrganizationPage,
    OrganizationPrep,
    PersonPage,
    Prep,
    ProjectPage,
    SearchAnswer,
    Shown,
    Status,
    ThingPage,
    Today,
    WeekReview,
)


def attach(shell: Any = None) -> None:
    """Let IPython complete names and show pages; without IPython, or a second time, do nothing.

    `shell` is the running one by default.
    """
    if shell is None and (ipython := sys.modules.get("IPython")):
        shell = ipython.get_ipython()
    if shell is None or getattr(shell, "Completer", None) is None:
        return
    if not any(map(_is_ours, shell.Completer.custom_matchers)):
        shell.Completer.custom_matchers.append(_matcher(shell))
    as_html = shell.display_formatter.formatters["text/html"]
    for kind in PAGES:
        as_html.for_type(kind, html.page)


def detach(shell: Any) -> None:
    """Undo `attach`."""
    matchers = shell.Completer.custom_matchers
    matchers[:] = [matcher for matcher in matchers if not _is_ours(matcher)]
    as_html = shell.display_formatter.formatters["text/html"]
    for kind in PAGES:
        as_html.pop(kind, None)


def _is_ours(matcher: Any) -> bool:
    return getattr(matcher, "matcher_identifier", None) == _NAME


def _matcher(shell: Any) -> Any:
    from IPython.core.completer import SimpleCompletion, SimpleMatcherResult, context_matcher

    def names(context: Any) -> Any:
        above = context.full_text.split("\n")[: context.cursor_line]
        before = "\n".join([*above, context.line_with_cursor[: context.cursor_position]])
        found = complete(before, shell.user_ns)
        if found is None:
            return SimpleMatcherResult(completions=[], suppress=False)
        return SimpleMatcherResult(
            completions=[SimpleCompletion(text=text, type="name") for text in found.texts],
            matched_fragment=found.typed,
            suppress=True,
        )

    return context_matcher(identifier=_NAME)(names)
