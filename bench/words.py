"""Sentences in both languages at once, drawn from `stock.yml`; the same seed draws the same sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

LANGUAGES = ("en", "ar")
"""In the order in which `stock.yml` gives them."""


class Both(NamedTuple):
    """The same text in both languages."""

    en: str
    ar: str

    def __add__(self, other: object) -> Both:
        """Text after text, in each language."""
        if isinstance(other, str):
            return Both(self.en + other, self.ar + other)
        return Both(self.en + other.en, self.ar + other.ar) if isinstance(other, Both) else NotImplemented


@cache
def stock() -> dict[str, Any]:
    """The whole of `stock.yml`."""
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "stock.yml").read_text(encoding="utf-8"))
    return read


class Draw:
    """Draws of one document: no sentence twice before all were drawn."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)
        self._left: dict[str, list[tuple[str, str]]] = {}

    def one(self, kind: str, **given: Both) -> Both:
        """The next entry of a list of the stock, its words in braces filled in, also with what is given."""
        if not self._left.get(kind):
            self._left[kind] = self._random.sample(stock()[kind], len(stock()[kind]))
        return self._filled(Both(*self._left[kind].pop()), given)

    def text(self, count: int) -> Both:
        """A paragraph of so many sentences."""
        drawn = [self.one("sentences") for _ in range(count)]
        return Both(" ".join(both.en for both in drawn), " ".join(both.ar for both in drawn))

    def some(self, items: list[str], count: int) -> list[str]:
        """So many of a list, or all of it when it is shorter."""
        return self._random.sample(items, min(count, len(items)))

    def _filled(self, both: Both, given: dict[str, Both]) -> Both:
        drawn = {name: Both(*self._random.choice(stock()[f"{name}s"])) for name in ("unit", "paper", "place")}
        number = str(self._random.choice(stock()["numbers"]))
        known = drawn | {"n": Both(number, number)} | given
        capitals = {name.capitalize(): Both(_capital(known[name].en), known[name].ar) for name in drawn}
        values = (known | capitals).items()
        return Both(
            both.en.format_map({name: value.en for name, value in values}),
            both.ar.format_map({name: value.ar for name, value in values}),
        )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
