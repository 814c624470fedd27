"""Which agreed terms a page uses, for glossaries of what somebody is about to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil.matching import Matcher
from dalil.model import Library, Page, Term

_REMARK = re.compile(r"\s*\([^()]*\)")


def matcher(library: Library, language: str) -> Matcher[Term]:
    """Finds every agreed term of a language in its preferred and its other accepted forms."""
    return Matcher(_forms(library, language), language)


def used_on(page: Page, terms: Matcher[Term]) -> tuple[Term, ...]:
    """The terms that a page uses, each once, in the order in which a reader meets them."""
    return tuple({match.meaning.id: match.meaning for match in terms.find(page.plain)}.values())


def _forms(library: Library, language: str) -> Iterator[tuple[str, Term]]:
    for term in library.data.terms:
        yield _REMARK.sub("", term.name.in_(language)), term
        for form in term.forms[language]:
            yield form, term
