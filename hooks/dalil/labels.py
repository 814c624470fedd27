"""What the library itself says in each language, and how it writes dates."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml


def label(key: str, language: str, **facts: str) -> str:
    """The words for a key of `labels.yml` in a language. Raises KeyError for a key that is not there."""
    words: str = _words()[key][language]
    return words.format(**facts) if facts else words


def counted(unit: str, n: int, language: str) -> str:
    """A number with its noun: `6 months`, «6 أشهر», «12 شهرًا»; Arabic has forms for one, two, 3-10 and the rest."""
    ways = forms(unit, language)
    if language == "en":
        return ways[n != 1].format(n=n)
    few = 3 <= n % 100 <= 10
    return ways[n - 1 if n in (1, 2) else 2 if few else 3].format(n=n)


def forms(unit: str, language: str) -> list[str]:
    """The forms of a noun with its number, for `counted` here and for scripts in the browser."""
    ways: list[str] = _words()[f"count {unit}"][language]
    return ways


def in_words(day: date, language: str) -> str:
    """A date as people write it: 23 November 2026, «23 نوفمبر 2026»."""
    return f"{day.day} {_words()['months'][language][day.month - 1]} {day.year}"


def month_in_words(year: int, month: int, language: str) -> str:
    """A month as people write it: November 2026, «نوفمبر 2026»."""
    return f"{_words()['months'][language][month - 1]} {year}"


def after_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@cache
def _words() -> dict[str, Any]:
    text = (resources.files("dalil") / "labels.yml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words
