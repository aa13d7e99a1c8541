"""Answers to the queries that stand in notes."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.shown import shows


@shows("source kind query rows value problem")
class QueryBlock(NamedTuple):
    """A query of a note with its answer, or with why it has none."""

    source: str
    """the note"""
    line: int
    """where it begins in the note"""
    kind: str
    """query, inline, or script, which is not run"""
    query: str
    """its text"""
    columns: tuple[str, ...] | None
    """the names of its columns; null for one in a line"""
    rows: tuple[tuple[object, ...], ...] | None
    """its rows: texts, numbers, lists, objects; dates are ISO text, links are paths"""
    value: object
    """what one in a line gives"""
    problem: str | None
    """why there is no answer"""


@shows("question language params about", widest="about")
class SavedQuestion(NamedTuple):
    """A question that kg.toml saves."""

    question: str
    """its name, for `kg ask`"""
    language: str
    """sql, dataview or tasks"""
    about: str
    """what it tells, in a line"""
    params: tuple[str, ...]
    """its parameters with their defaults: days=30"""
