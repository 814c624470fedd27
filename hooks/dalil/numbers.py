"""Numbers in running text, in digits of either script or in words, so that two languages can be compared.

`three months` and «ثلاثة أشهر» are the same value, `3 month`. One and two in words are left out: both languages use
them without meaning a number (`one by one`, the Arabic dual).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dalil.text import fold

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")

_ENGLISH_UNITS = ["zero", "_", "_", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ENGLISH_WORDS = {word: n for n, word in enumerate(_ENGLISH_UNITS) if n > 2} | {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ENGLISH_SMALL = {"one": 1, "two": 2}  # only behind a ten

_ARABIC_WORDS = {
    form: n
    for n, forms in {
        3: "ثلاث ثلاثه ثالث ثالثه", 4: "اربع اربعه رابع رابعه", 5: "خمس خمسه خامس خامسه", 6: "ست سته سادس سادسه",
        7: "سبع سبعه سابع سابعه", 8: "ثمان ثماني ثمانيه ثامن ثامنه", 9: "تسع تسعه تاسع تاسعه",
        10: "عشر عشره عاشر عاشره",
    }.items()
    for form in forms.split()
}  # fmt: skip
_ARABIC_ONES = {"احد": 1, "احدي": 1, "حادي": 1, "حاديه": 1, "واحد": 1, "واحده": 1} | dict.fromkeys(
    ["اثنا", "اثني", "اثنتا", "اثنتي", "اثنان", "اثنين", "ثاني", "ثانيه"], 2
)  # only before ten or a ten
_ARABIC_TENS = {
    stem + ending: n
    for n, stem in {20: "عشر", 30: "ثلاث", 40: "اربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}.items()
    for ending in ("ون", "ين")
}

_UNITS = {
    form: unit
    for unit, forms in {
        "minute": "minute minutes دقيقه دقايق",
        "hour": "hour hours ساعه ساعات",
        "day": "day days يوم يوما ايام",
        "week": "week weeks اسبوع اسبوعا اسابيع",
        "month": "month months شهر شهرا اشهر شهور",
    }.items()
    for form in forms.split()
}
"""Forms as `text.fold` leaves them. Years are left out: Arabic counts the age of a person in them, English does not."""

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "January يناير", "February فبراير", "March مارس", "April ابريل", "May مايو", "June يونيو", "July يوليو",
            "August اغسطس", "September سبتمبر", "October اكتوبر", "November نوفمبر", "December ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_KNOWN = frozenset(
    word
    for words in (
        _ENGLISH_WORDS,
        _ENGLISH_TENS,
        _ENGLISH_SMALL,
        _ARABIC_WORDS,
        _ARABIC_ONES,
        _ARABIC_TENS,
        _UNITS,
        _MONTHS,
    )
    for word in words
)

_BEGINS = frozenset((*_ENGLISH_WORDS, *_ENGLISH_TENS, *_ARABIC_WORDS, *_ARABIC_ONES, *_ARABIC_TENS, *_MONTHS))
"""Words that begin a number or a date."""

_TOKEN = re.compile(
    r"(?<![A-Za-z\d/._-])\d+(?:[.,]\d+)*%?(?![A-Za-z\d])"  # a figure
    r"|[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0640'’])*"  # a word
)
_OTHER_DIGITS = re.compile("[٠-٩۰-۹٫٬٪]")
_FIGURES = frozenset("0123456789")
_NO_NUMBER = frozenset({"لست", "ولست", "فلست"})  # «لستُ» is no six
_PROCLITICS = re.compile(r"^(?:[وف]?[بكل]?(?:ال|لل)?)")


class Number(NamedTuple):
    """A value as both languages would give it (`30`, `30%`, `4 month`, `month-11`) and where it stands."""

    value: str
    offset: int


def numbers(text: str) -> Iterator[Number]:
    """Every number of a text of either language, in order."""
    if _OTHER_DIGITS.search(text):
        text = text.translate(_DIGITS)
    written = _TOKEN.findall(text)
    readings = list(map(_reading, written))
    known = [at for at, reading in enumerate(readings) if reading]
    if not any(readings[at] in _BEGINS or readings[at][0] in _FIGURES for at in known):
        return  # which is so in most sections
    tokens = _Tokens(written, readings, [match.span() for match in _TOKEN.finditer(text)])
    free = 0
    for at in known:
        if at < free:
            continue
        used, value = _value(tokens, at)
        if value is None:
            if readings[at] in _MONTHS and _is_month(tokens, at):
                yield Number(f"month-{_MONTHS[readings[at]]}", tokens.spans[at][0])
            continue
        unit = _UNITS.get(tokens.reading(at + used), "")
        free = at + used + bool(unit)
        yield Number(f"{value} {unit}".strip(), tokens.spans[at][0])


class _Tokens(NamedTuple):
    """The words and figures of a text: as written, as they are looked up, and where they stand."""

    written: list[str]
    readings: list[str]
    spans: list[tuple[int, int]]

    def reading(self, at: int) -> str:
        """How a token is looked up; empty where there is none."""
        return self.readings[at] if at < len(self.readings) else ""


@lru_cache(maxsize=100_000)
def _reading(token: str) -> str:
    """A token as it is looked up: folded, and bare of what Arabic writes against the word; empty for any other word."""
    if token[0] in _FIGURES:
        return token
    word = fold(token)
    if word in _NO_NUMBER:
        return ""
    return token if token in _MONTHS else word if word in _KNOWN else _bare(word)


def _bare(word: str) -> str:
    for cut in range(min(len(word) - 2, 4), 0, -1):
        if word[cut:] in _KNOWN and _PROCLITICS.fullmatch(word[:cut]):
            return word[cut:]
    return ""


def _value(tokens: _Tokens, at: int) -> tuple[int, str | None]:
    """How many tokens a number takes, and its value; None when none begins here."""
    word, following = tokens.readings[at], tokens.reading(at + 1)
    if word[0] in _FIGURES:
        return 1, word.replace(",", "")
    if word in _ENGLISH_TENS:
        small = (_ENGLISH_WORDS | _ENGLISH_SMALL).get(following, 0)
        joined = bool(small) and small < 10 and tokens.spans[at + 1][0] == tokens.spans[at][1] + 1
        return (2, str(_ENGLISH_TENS[word] + small)) if joined else (1, str(_ENGLISH_TENS[word]))
    if word in _ENGLISH_WORDS:
        return 1, str(_ENGLISH_WORDS[word])
    unit = _ARABIC_WORDS.get(word) or _ARABIC_ONES.get(word)
    if unit and unit < 10 and following in ("عشر", "عشره"):
        return 2, str(10 + unit)
    if unit and unit < 10 and following in _ARABIC_TENS and tokens.written[at + 1].startswith("و"):
        return 2, str(_ARABIC_TENS[following] + unit)
    if word in _ARABIC_WORDS:
        return 1, str(_ARABIC_WORDS[word])
    if word in _ARABIC_TENS:
        return 1, str(_ARABIC_TENS[word])
    return 0, None


def _is_month(tokens: _Tokens, at: int) -> bool:
    """`May` and `March` are months only beside a number or after `in`."""
    if tokens.readings[at] not in ("May", "March"):
        return True
    beside = [tokens.written[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens.written)]
    return any(word[0] in _FIGURES or word in ("in", "In", "since") for word in beside)
