"""The verbs that bind: which obligation a text states, in either language.

The pairs follow `about/status`: shall / يجب, shall not / لا يجوز, should / ينبغي, may / يجوز.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil.model import Obligation
from dalil.text import fold

_ENGLISH = re.compile(r"\b([Ss]hall|[Ss]hould|may)\b(?:\W+(not)\b)?")  # "May" is the month
_ARABIC = re.compile(r"(?<!\w)[وف]?(?:(لا)\W+)?(يجب|ينبغي|يجوز)(?!\w)(?:\W+(الا)(?!\w))?")
_ANSWERS = re.compile("ي\u064fجب")  # «يُجب», "answers", is no obligation; folding would make it one

_LAW = {
    "en": re.compile(r"\b[Mm]ust\b"),
    "ar": re.compile(r"(?<!\w)[وف]?(?:يلزم|تلزم|يتعين|تتعين|لا بد)(?!\w)"),
}
"""Verbs kept for duties of law."""

OWN_REQUIREMENT = {
    "en": re.compile(r"\bproposed by this (?:standard|guideline)\b"),
    "ar": re.compile(r"اقتراح من هذا (?:المعيار|الدليل)"),
}
"""How a clause says that it asks for more than the treaty it cites."""

_ENGLISH_MEANING: dict[tuple[str, bool], Obligation] = {
    ("shall", False): "shall",
    ("shall", True): "shall not",
    ("should", False): "should",
    ("should", True): "should not",
    ("may", False): "may",
    ("may", True): "shall not",
}
_ARABIC_MEANING: dict[tuple[str, bool], Obligation] = {
    ("يجب", False): "shall",
    ("يجب", True): "shall not",
    ("ينبغي", False): "should",
    ("ينبغي", True): "should not",
    ("يجوز", False): "may",
    ("يجوز", True): "shall not",
}


def obligations(text: str, language: str) -> tuple[Obligation, ...]:
    """Every obligation that a text states, in order. «يجب ألا» counts as «لا يجوز»."""
    text = text.replace("*", "")
    if language == "en":
        return tuple(_ENGLISH_MEANING[m[1].lower(), bool(m[2])] for m in _ENGLISH.finditer(text))
    found = _ARABIC.finditer(fold(_ANSWERS.sub("-", text)))
    return tuple(_ARABIC_MEANING[m[2], bool(m[1]) != bool(m[3])] for m in found)


def verbs(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Where a text binds, and with which verb."""
    if language == "en":
        yield from ((match.start(1), match[1]) for match in _ENGLISH.finditer(text))
        return
    if not _ARABIC_SIGN.search(text):
        return
    hidden = _ANSWERS.sub(lambda match: "-" * len(match[0]), text)
    for match in _ARABIC_WORD.finditer(hidden):
        folded = fold(match[0])
        if folded in _BINDING:
            yield match.start(), match[0]


def legal_verbs(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Where a text uses a verb that is kept for duties of law."""
    for match in _LAW[language].finditer(text):
        yield match.start(), match[0]


_ARABIC_SIGN = re.compile("ي[\u064b-\u0652]?(?:ج[\u064b-\u0652]?[بو]|نب)")  # quicker than to read every word
_ARABIC_WORD = re.compile("[\u0621-\u065f]+")
_BINDING = frozenset(head + verb for head in ("", "و", "ف") for verb in ("يجب", "ينبغي", "يجوز"))
