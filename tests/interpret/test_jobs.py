"""Jobs: what is one, and the people who are called like one."""

import pytest

from kg.interpret.job_words import JOB_FIELDS, JOBS, JOBS_AND_NAMES, RANKS
from kg.interpret.jobs import is_job, is_job_title


@pytest.mark.parametrize(
    "text",
    [
        "Manager",
        "CEO",
        "Engineers",
        "Product Manager",
        "product manager",
        "Senior Software Engineer",
        "Vice-President",
        "Sales-Marketing Manager",
        "Project Manager II",
        "R&D Engineer",
        "Head of Data",
        "Director of Harbor Works",  # behind *of* anything
        "Head Baker",
        "Sales",
        "Sales & Marketing",
        # German
        "Technischer Leiter",
        "technischer Leiter",
        "Projektleiterin",
        "IT-Leiter",
        "Leiter der Werkstatt",
        # French, Spanish, Portuguese, Italian
        "Directeur des Ventes",
        "Chef de projet",
        "Jefe de Obra",
        "Ingeniera de Software",
        "Diretora Geral",
        "Responsabile del Negozio",
        # Dutch and Scandinavian
        "Voorzitter",
        "Daglig leder",
        "Salgssjef",
        "Projektledare",
        # Polish, Russian
        "Kierownik działu",
        "Генеральный директор",
        "Менеджер по продажам",
        # Chinese, Japanese, Korean
        "产品经理",
        "営業部長",
        "프로젝트 매니저",
    ],
)
def test_jobs(text: str) -> None:
    assert is_job_title(text)
    assert is_job(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Carpenter",
        "Bo Baker",
        "Mason Cook",
        "Dean Marshall",
        "Judge Reinhold",
        "Captain Cook",
        "Junior Baker",  # *Junior* is a first name
        "Baker",
        "Darius Engineer",
        "Saul Leiter",
        "Edith Head",
        "von Leiter",
        "Kleider",
        "Marshall van Dyke",
        "王经理",  # Manager Wang
        "김부장",
        "Ann Lee Product Manager",
        "Product",
        "Senior",
        "dev-manager",  # a nickname
        "Product Manager y Ann Lee",
        "",
        "…",
    ],
)
def test_no_jobs(text: str) -> None:
    assert not is_job_title(text)


@pytest.mark.parametrize("text", ["Harbor Manager", "Chief of the Yard Engineer"])
def test_behind_a_comma_the_last_word_is_enough(text: str) -> None:
    assert is_job(text)
    assert not is_job_title(text)


def test_no_word_is_a_job_and_a_name_at_once() -> None:
    assert not JOBS & JOBS_AND_NAMES
    assert not JOB_FIELDS & JOBS_AND_NAMES
    assert RANKS <= JOB_FIELDS
