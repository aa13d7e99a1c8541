"""What people do for a living: no name, as an item of a list or as a part behind a comma."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.job_words import (
    DEPARTMENTS,
    JOB_ENDS,
    JOB_FIELDS,
    JOB_SUFFIXES,
    JOBS,
    JOBS_AND_NAMES,
    RANKS,
)
from kg.interpret.lazy import lazy
from kg.interpret.words import JOINING, PARTICLES, SENTENCE_WORDS
from kg.model.names import slug

_SHORTEST = 3  # letters before the end of a compound: *Bauleiter*, and not *Kleider*
_SMALL = PARTICLES | SENTENCE_WORDS
_OF = _SMALL - JOINING
_PARTING = re.compile(r"\s&\s|[\s,/]+")
# Whole words only: 王经理 is Manager Wang.
_CJK = lazy(
    r"(?:产品|项目|软件|销售|市场|技术|财务|运营|人事|行政|高级|首席|资深|副|总"
    r"|営業|技術|開発|総務|製品|品質|プロダクト|プロジェクト|ソフトウェア"
    r"|프로젝트|제품|영업|마케팅|개발|인사|재무|수석|선임|소프트웨어){0,5}[部課处]?"
    r"(?:经理|总监|工程师|主管|设计师|程序员|分析师|顾问|部長|課長|係長|社長|担当者"
    r"|主席|主任|书记|書記|秘书|会计|會計|会計|出纳|财务|財務|理事|监事|監事|组长|班长|队长|会長|会长|幹事|司会"
    r"|회장|부회장|총무|서기|감사|대표|이사|간사|위원장"
    r"|マネージャー|エンジニア|デザイナー|ディレクター|매니저|팀장|부장|과장|차장|엔지니어|개발자|디자이너)"
)


def is_job(part: str) -> bool:
    """Whether a part behind a name and a comma is a job: *Harbor Manager*, *Sales*, but not *Edith
    Head*, nor *Ann Lee (Treasurer)*."""
    part = part.partition("(")[0].rstrip() or part
    return slug(part).rpartition("-")[2] in JOB_ENDS or is_job_title(part)


@lru_cache(maxsize=20_000)
def is_job_title(text: str) -> bool:
    """Whether a text is a job, or a department, and nothing else: *Product Manager*, *Head of
    Data*, *technischer Leiter*; but not *Ann Carpenter*, *Mason Cook*."""
    words = [word for word in _PARTING.split(text) if word]
    if not words or slug(words[0]) in _SMALL:
        return False
    if not text.isascii() and _CJK.fullmatch("".join(words)):
        return True
    return _is_job_of(words) or all(slug(word) in DEPARTMENTS for word in words)


def is_office(text: str) -> bool:
    """Whether a text is a job as it stands before somebody's name: *Vice President*; a department
    is none."""
    return slug(text.rpartition(" ")[2]) in JOBS and is_job_title(text)


def _is_job_of(words: list[str]) -> bool:
    """Whether each word that a capital begins is one of jobs, up to a small word behind a job
    (*Head of …*), and one of them is a job itself."""
    job, before = False, ""
    for word in words:
        folded = slug(word)
        if job and word[0].islower() and folded in _OF:
            return True
        if _is_job_word(folded) or (folded in JOBS_AND_NAMES and before in RANKS):
            job = True
        elif not word[0].islower() and not _is_field(folded):
            return False
        before = folded
    return job


def _is_job_word(word: str) -> bool:
    field, dash, job = word.rpartition("-")
    if dash:
        return _is_field(field) and _is_job_word(job)  # Vice-President
    if word in JOBS or word.removesuffix("s") in JOBS:
        return True
    return any(len(word) >= len(end) + _SHORTEST for end in JOB_SUFFIXES if word.endswith(end))


def _is_field(word: str) -> bool:
    return word in JOB_FIELDS or all(part in JOB_FIELDS for part in word.split("-"))
