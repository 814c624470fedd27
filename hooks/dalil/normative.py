"""The verbs that bind: which obligation a provision states, in either language.

The pairs follow `about/status`: shall / يجب, shall not / لا يجوز, should / ينبغي, may / يجوز.
"""

from __future__ import annotations

import re

from dalil.model import Obligation
from dalil.text import fold

_ENGLISH = re.compile(r"\b(shall|should|may)\b(?:\W+(not)\b)?", re.IGNORECASE)
_ARABIC = re.compile(r"(?<!\w)[وف]?(?:(لا)\W+)?(يجب|ينبغي|يجوز)(?!\w)(?:\W+(الا)(?!\w))?")

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
    found = _ARABIC.finditer(fold(text))
    return tuple(_ARABIC_MEANING[m[2], bool(m[1]) != bool(m[3])] for m in found)
