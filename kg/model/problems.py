"""The codes under which kg reports what is wrong with notes."""

from __future__ import annotations

CODES = (
    "ambiguous-attendee",
    "ambiguous-link",
    "ambiguous-name",
    "attendee-no-person",
    "bad-key",
    "broken-property",
    "contradiction",
    "duplicate-key",
    "duplicate-name",
    "duplicate-page",
    "filed-under",
    "foreign-frontmatter",
    "indented-property",
    "invalid-date",
    "invalid-recurrence",
    "invalid-tag",
    "invalid-utf16",
    "invalid-utf8",
    "link-out-of-vault",
    "meeting-without-date",
    "merged-meeting",
    "missing-link",
    "no-file",
    "no-frontmatter",
    "not-downloaded",
    "note-failed",
    "nul",
    "orphan",
    "overview-note",
    "owner-guessed",
    "placeholder",
    "several-values",
    "similar-name",
    "stated-contact",
    "sync-copy",
    "template",
    "too-many-contacts",
    "unclosed-code",
    "unclosed-comment",
    "unclosed-frontmatter",
    "unfit-value",
    "unquoted-link",
    "unread-setting",
    "unread-value",
    "unreadable-file",
    "unreadable-folder",
    "unused-filter",
)

SEVERITIES = ("error", "warning", "info")


def graver(severity: str | None, code: object) -> tuple[str, ...]:
    """The severity asked for and the graver ones; by default down to warning. Whoever names a
    `code` wants its problems, however light. An unknown severity comes back alone."""
    least = severity or ("info" if code else "warning")
    at = SEVERITIES.index(least) if least in SEVERITIES else -1
    return SEVERITIES[: at + 1] or (least,)
