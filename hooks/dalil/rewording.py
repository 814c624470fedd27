"""Two wordings → what was deleted, added and kept, word by word.

A word is what stands between spaces, with its marks, so that no word is ever cut and Arabic letters stay joined.
White space, harakat, tatweel and punctuation tell no words apart, as they tell no clauses apart (`sync.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dalil.sync import words

Sort = Literal["same", "deleted", "added"]

_TOKEN = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Run:
    """Some words in a row, with the white space after them."""

    sort: Sort
    text: str


def runs(before: str, after: str) -> tuple[Run, ...]:
    """The runs from one wording to the other; what is the same is as it is written now."""
    return tuple(_runs(_TOKEN.findall(before), _TOKEN.findall(after)))


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)
    for what, start, stop, new_start, new_stop in matcher.get_opcodes():
        if what == "equal":
            yield Run("same", "".join(new[new_start:new_stop]))
            continue
        if stop > start:
            yield Run("deleted", "".join(old[start:stop]))
        if new_stop > new_start:
            yield Run("added", "".join(new[new_start:new_stop]))


def _key(token: str) -> str:
    return " ".join(words(token)) or token.strip()
