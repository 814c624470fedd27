"""Find terms in running text, whatever is written against them.

English words may take a plural. Arabic words may take the article, a conjunction, a preposition, a pronoun and a
regular ending, and are compared folded (`text.fold`): «وبالضحايا» is found for «الضحايا», «خطتها» for «خطة»,
«مفتشو العمل» for «مفتش العمل». Vowels that mark a passive are heeded: «مدرَّب» is no «مدرب», «فُعل» no «فعل».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

from dalil.text import fold

Meaning = TypeVar("Meaning")

_WORD = re.compile("[\\w\u064b-\u0652\u0670\u0640]+")
_FOLDED_WORD = re.compile(r"\w+")

_CONJUNCTIONS = ("", "و", "ف")
_WITH_ARTICLE = tuple(joined + head for joined in _CONJUNCTIONS for head in ("ال", "بال", "كال", "لل"))
_WITHOUT_ARTICLE = tuple(joined + head for joined in _CONJUNCTIONS for head in ("", "ب", "ك", "ل"))

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم")
_PLURAL = ("ات", *(f"ات{pronoun}" for pronoun in _PRONOUNS))
_CONSTRUCT = ("و", "ي", *(f"{case}{pronoun}" for case in "وي" for pronoun in _PRONOUNS))
"""«مدربو المركز»; without the article. «ي» is also how an adjective is made of a noun: «الجبر», «جبري»."""

_ENDINGS = ("", "ه", "ان", "ين", "ون", "ات")
_FREE_ENDINGS = (*_ENDINGS, "ا", *_PRONOUNS, *_PLURAL)
_ENDINGS_OF_TA = ("ه", "ات", "تان", "تين")
_FREE_ENDINGS_OF_TA = (*_ENDINGS_OF_TA, "تا", "تي", *(f"ت{pronoun}" for pronoun in _PRONOUNS), *_PLURAL)

_PERSON = re.compile(r"م\w+|.ا..|\w+ي")
"""Participles and adjectives of belonging, whose plurals end in «ون»: «مدرب», «عامل», «قنصلي»."""

_PASSIVE = re.compile(
    "[وف]?[\u0621-\u064a]\u064f[\u0621-\u064a]{2}"  # «فُعل», «طُلب»: the one vowel that tells it from the noun
    "|\\w*م[\\w\u064b-\u0652]*(?:\u0651\u064e|\u064e\u0651)[\\w\u064b-\u0652]*"  # «مدرَّب» is trained, no trainer
)
"""A word whose vowels say that it is not the noun it looks like."""


class Match(NamedTuple, Generic[Meaning]):
    """Where a form stands, as offsets, and what it means."""

    start: int
    end: int
    meaning: Meaning


class Matcher(Generic[Meaning]):
    """Many forms of one language, found together; where two overlap, the longer one counts.

    A form that means None is not reported: it only keeps a shorter form within it from being found.
    """

    def __init__(self, forms: Iterable[tuple[str, Meaning]], language: str) -> None:
        self._language = language
        self._index: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for form, meaning in forms:
            words = tuple(_FOLDED_WORD.findall(fold(form)))
            for surface in _surfaces(words[0], language) if words else ():
                self._index.setdefault(surface, []).append((words, meaning))
        self._signs = frozenset(
            surface for surface, entries in self._index.items() if any(meaning is not None for _, meaning in entries)
        )
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str) -> Iterator[Match[Meaning]]:
        """Every match in a text, in order, none within another."""
        written = _WORD.findall(text)
        folded = list(map(_folded, written))
        if self._signs.isdisjoint(folded):
            return  # which is so on most pages
        spans: list[tuple[int, int]] = []
        free = 0
        for at, word in enumerate(folded):
            if at < free or word not in self._index:
                continue
            entry = next((entry for entry in self._index[word] if self._fits(entry[0], folded, at)), None)
            if entry is None or _PASSIVE.fullmatch(written[at]):
                continue
            words, meaning = entry
            free = at + len(words)
            if meaning is not None:
                spans = spans or [match.span() for match in _WORD.finditer(text)]
                yield Match(spans[at][0], spans[free - 1][1], meaning)

    def _fits(self, words: tuple[str, ...], folded: list[str], at: int) -> bool:
        return at + len(words) <= len(folded) and all(
            folded[at + i] in _surfaces(words[i], self._language) for i in range(1, len(words))
        )


_folded = lru_cache(maxsize=100_000)(fold)
"""Texts repeat their words; folding each of them once is most of the speed."""


@cache
def _surfaces(word: str, language: str) -> frozenset[str]:
    """How a folded word may look in text."""
    if language == "en":
        plurals = {word, f"{word}s", f"{word}es"}
        return frozenset(plurals | {f"{word[:-1]}ies"} if word.endswith("y") else plurals)
    stem = word.removeprefix("ال") if len(word) > 4 else word
    base, endings, free = _inflected(stem)
    return frozenset(
        head + base + ending
        for heads, tails in ((_WITH_ARTICLE, endings), (_WITHOUT_ARTICLE, free))
        for head in heads
        for ending in tails
    )


def _inflected(stem: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What stays of a word, its endings with the article, and its endings without."""
    if stem.endswith("ه") and len(stem) > 2:
        return stem[:-1], _ENDINGS_OF_TA, _FREE_ENDINGS_OF_TA
    return stem, _ENDINGS, _FREE_ENDINGS + (_CONSTRUCT if _PERSON.fullmatch(stem) else ())
