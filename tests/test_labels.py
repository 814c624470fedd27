from __future__ import annotations

import re
from datetime import date
from importlib import resources

import pytest
import yaml

from dalil.labels import after_months, counted, in_words


def test_every_label_speaks_both_languages_with_the_same_facts() -> None:
    words = yaml.safe_load((resources.files("dalil") / "labels.yml").read_text(encoding="utf-8"))
    for key, forms in words.items():
        assert set(forms) == {"en", "ar"}, key
        if isinstance(forms["en"], str):
            assert set(re.findall(r"{\w+}", forms["en"])) == set(re.findall(r"{\w+}", forms["ar"])), key


@pytest.mark.parametrize(
    ("unit", "n", "english", "arabic"),
    [
        ("months", 1, "1 month", "شهر واحد"),
        ("months", 2, "2 months", "شهران"),
        ("months", 6, "6 months", "6 أشهر"),
        ("months", 12, "12 months", "12 شهرًا"),
        ("minutes", 25, "25 minutes", "25 دقيقة"),
        ("minutes", 360, "360 minutes", "360 دقيقة"),
        ("clauses", 8, "8 clauses", "8 بنود"),
        ("minutes", 105, "105 minutes", "105 دقائق"),
    ],
)
def test_numbers_agree_with_their_nouns(unit: str, n: int, english: str, arabic: str) -> None:
    assert counted(unit, n, "en") == english
    assert counted(unit, n, "ar") == arabic


def test_dates_are_written_with_the_months_of_bahrain() -> None:
    assert in_words(date(2026, 11, 23), "en") == "23 November 2026"
    assert in_words(date(2026, 11, 23), "ar") == "23 نوفمبر 2026"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
    ],
)
def test_a_review_falls_due_on_a_day_that_exists(start: date, months: int, end: date) -> None:
    assert after_months(start, months) == end
