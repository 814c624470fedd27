"""Which agreed terms a page uses, for glossaries of what somebody is about to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dalil.matching import Matcher
from dalil.model import Bilingual, Data, Library, Page, Term

_REMARK = re.compile(r"\s*\([^()]*\)")
_ABBREVIATED = re.compile(r"\s*\([A-Za-z]*[A-Z]{2,}[a-z]*\)")
_OBLIGATIONS = ("shall", "should", "may")


def matcher(library: Library, language: str) -> Matcher[Term]:
    """Finds every agreed term of a language in its preferred and its other accepted forms."""
    return Matcher(_forms(library, language), language)


def used_on(page: Page, terms: Matcher[Term]) -> tuple[Term, ...]:
    """The terms that a page uses, each once, in the order in which a reader meets them."""
    return tuple({match.meaning.id: match.meaning for match in terms.find(page.plain)}.values())


@lru_cache(maxsize=4)
def certain(data: Data, language: str) -> Matcher[Term]:
    """Finds the agreed terms that mean one thing only, so that a definition or counterpart is sure to be right."""
    return Matcher(_certain_forms(data, language), language)


def _certain_forms(data: Data, language: str) -> Iterator[tuple[str, Term]]:
    """A remark in brackets says that a word has other meanings as well, unless it is an abbreviation."""
    for term in data.terms:
        name = Bilingual(_ABBREVIATED.sub("", term.name.ar), _ABBREVIATED.sub("", term.name.en))
        if term.paired and term.id not in _OBLIGATIONS and "(" not in name.en + name.ar:
            yield name.in_(language), term
            for form in term.forms[language]:
                yield form, term


def _forms(library: Library, language: str) -> Iterator[tuple[str, Term]]:
    for term in library.data.terms:
        yield _REMARK.sub("", term.name.in_(language)), term
        for form in term.forms[language]:
            yield form, term
