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

_SHARED = 0.3
"""The least share of words in common for which it is worth showing them one by one."""

_TOKEN = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Run:
    """Some words in a row, with the white space after them."""

    sort: Sort
    text: str


def runs(before: str, after: str) -> tuple[Run, ...]:
    """The runs from one wording to the other; what is the same is as it is written now.

    Wordings that share little are shown whole, one after the other: scattered words in common would tell nothing.
    """
    found = list(_runs(_TOKEN.findall(before), _TOKEN.findall(after)))
    for at, run in enumerate(found[:-1]):  # the last word of a text has no white space after it
        if not run.text[-1].isspace():
            found[at] = Run(run.sort, f"{run.text} ")
    return tuple(found)


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)
    if matcher.ratio() < _SHARED:
        yield from (Run("deleted", "".join(old)),) if old else ()
        yield from (Run("added", "".join(new)),) if new else ()
        return
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
