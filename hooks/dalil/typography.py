"""The typography of Arabic as the style guide wants it: each rule a pattern and what to put in its place.

Source of the rules: the Centre's proposed style for Arabic texts (spelling of hamza, tanwin, digits, punctuation).
The checks A901-A908 report them and `dalil fix` applies those that have a replacement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

LETTER = "\u0621-\u064a"
_MARK = "\u064b-\u0652"

_PUNCTUATION = {",": "،", ";": "؛", "?": "؟"}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_SPELLING = {
    # hamzat wasl: verbal nouns of five and six letters, and a few nouns
    "الإتجار": "الاتجار", "إتجار": "اتجار", "الإستغلال": "الاستغلال", "إستغلال": "استغلال", "الإعتماد": "الاعتماد",
    "الإنضمام": "الانضمام", "الإجتماع": "الاجتماع", "الإختطاف": "الاختطاف", "الإحتيال": "الاحتيال",
    "الإقتباس": "الاقتباس", "الإختبار": "الاختبار", "الإحتجاز": "الاحتجاز", "الإتصال": "الاتصال",
    "الإستقبال": "الاستقبال", "إسم": "اسم", "الإسم": "الاسم", "إبن": "ابن", "إثنان": "اثنان", "إمرأة": "امرأة",
    # hamzat qat: verbal nouns of four letters, nouns and particles
    "الايواء": "الإيواء", "الاحالة": "الإحالة", "احالة": "إحالة", "الاجراء": "الإجراء", "الاجراءات": "الإجراءات",
    "الاكراه": "الإكراه", "الاعادة": "الإعادة", "الادماج": "الإدماج", "الانفاذ": "الإنفاذ", "الابلاغ": "الإبلاغ",
    "الى": "إلى", "او": "أو", "اذا": "إذا", "ابريل": "أبريل", "اغسطس": "أغسطس", "اكتوبر": "أكتوبر",
    # hamza within the word, and foreign words
    "مسئول": "مسؤول", "المسئول": "المسؤول", "مسئولية": "مسؤولية", "المسئولية": "المسؤولية", "شئون": "شؤون",
    "افريقيا": "إفريقيا", "أفريقيا": "إفريقيا", "برتوكول": "بروتوكول", "البرتوكول": "البروتوكول",
}  # fmt: skip

Replace = Callable[[re.Match[str]], str]


class Rule(NamedTuple):
    """A fault, as a pattern over running text, and what mends it; None when a person has to decide."""

    code: str
    pattern: re.Pattern[str]
    replace: Replace | None


class Slip(NamedTuple):
    """A place where a rule is broken: offsets, the words as written and as they ought to be."""

    code: str
    start: int
    end: int
    written: str
    right: str | None


RULES = (
    Rule(
        "A901",
        re.compile(rf"(?<=[{LETTER}{_MARK})»\d])[ ]?[,;?](?=\s|$|[{LETTER}«(])", re.MULTILINE),
        lambda match: _PUNCTUATION[match[0][-1]],
    ),
    Rule("A902", re.compile("[٠-٩۰-۹]+"), lambda match: match[0].translate(_DIGITS)),
    # «هـ» as a letter, and a preposition before a quotation or a Latin word («بـ«نعم»»), need it
    Rule(
        "A903", re.compile(rf"(?<![هبلك])ـ+|(?<=[{LETTER}][هبلك])(?<!\b[وف][بلك])ـ+|ـ+(?=[{LETTER}])"), lambda match: ""
    ),
    Rule("A904", re.compile("ا\u064b"), lambda match: "\u064bا"),
    Rule(
        "A905",
        re.compile(rf"(?<![{LETTER}{_MARK}])(?P<head>[وف]?[بلك]?)(?P<word>{'|'.join(_SPELLING)})(?![{LETTER}{_MARK}])"),
        lambda match: match["head"] + _SPELLING[match["word"]],
    ),
    Rule(
        "A906",
        re.compile(
            rf"(?<=[^\s…|])[ ]+(?=[،؛؟](?:\s|$))|(?<=[،؛])(?=[{LETTER}])|(?<=[{LETTER}])[ ]+(?=[.:!](?:\s|$))",
            re.MULTILINE,
        ),
        lambda match: "" if match[0] else " ",
    ),
    Rule(
        "A907",
        re.compile(rf"[\"“](?P<inside>[^\"“”\n]*[{LETTER}][^\"“”\n]*)[\"”]"),
        lambda match: f"«{match['inside']}»",
    ),
    Rule("A908", re.compile(rf"(?<![*\w])\*(?![*\s])[^*\n]*[{LETTER}][^*\n]*(?<!\s)\*(?![*\w])"), None),
)

_ANY_LATIN_SIGN = re.compile("[,;?]")


def slips(text: str) -> Iterator[Slip]:
    """Every slip in running Arabic text, rule by rule."""
    for rule in RULES:
        if rule.code == "A901" and not _ANY_LATIN_SIGN.search(text):
            continue  # the pattern that looks back at every sign is slow, and most pages need it not
        for match in rule.pattern.finditer(text):
            right = rule.replace(match) if rule.replace else None
            yield Slip(rule.code, match.start(), match.end(), match[0], right)
