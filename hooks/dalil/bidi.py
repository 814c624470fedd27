"""Runs of the other script within a text, so that each can be isolated and marked with its language.

Without isolation the bidirectional algorithm moves signs between numbers and Latin words inside Arabic:
`2026-11-23` is shown `23-11-2026`, and a closing full stop jumps to the wrong end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["text", "number", "latin", "arabic"]

_IN_ARABIC = re.compile(
    r"(?P<number>[SGMF]\d{2}(?:-\d{1,2})?\b"  # ids break and turn round as numbers do
    r"|\+\d[\d -]*\d|\d{3,4}(?: \d{3,4}){1,3}\b"  # telephones: the groups of a number change places
    r"|\+?\d+(?:[-–/.:]\d+)+|\d+%)"
    r"|(?P<latin>[A-Za-z][\w'’]*(?:[ ./&–-]+(?:\d[\w.]*[ ./&–-]+)*[A-Za-z][\w'’]*)*(?:[/ .-]\d[\d/.]*)*)",
    re.ASCII,
)
_IN_ENGLISH = re.compile(r"(?P<arabic>[\u0600-\u06ff]+(?:[ ،؛:/()«»-]+[\u0600-\u06ff]+)*)")


class Run(NamedTuple):
    """A part of a text, whole words of one kind."""

    text: str
    kind: Kind


def runs(text: str, language: str) -> Iterator[Run]:
    """Split a text of a language into its own words and the runs to isolate; joined, they are the text again."""
    at = 0
    for match in (_IN_ARABIC if language == "ar" else _IN_ENGLISH).finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()], "text")
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the groups are named after the kinds
        yield Run(match[0], kind)
        at = match.end()
    if at < len(text):
        yield Run(text[at:], "text")
