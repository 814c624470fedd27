"""T6xx: the words of the termbase, and none of the forms to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dalil import plain, used_terms
from dalil.finding import Finding
from dalil.matching import Matcher
from dalil.model import Data, Library, Term

_REMARK = re.compile(r"\s*\([^()]*\)")
_ABBREVIATION = re.compile(r"(?<![\w/.-])[A-Z]{2,7}(?![\w/-])")
_EVERYDAY = frozenset(["PDF", "UTF", "YAML", "HTML", "CSS", "SVG", "PNG", "SIM", "CC", "BY", "UA", "ID", "OK"])
"""Abbreviations that need no explanation, and names of formats and licences."""


def forbidden_form(library: Library) -> Iterator[Finding]:
    """A form that the termbase tells to avoid. Quotations, official titles and longer agreed terms are left alone."""
    for language in library.languages:
        matcher = _refused_matcher(library.data, language)
        for page in library.pages:
            if page.language != language:
                continue
            text = plain.unquoted(page.plain)
            for match in matcher.find(text):
                term = match.meaning
                assert term is not None
                facts = {"form": text[match.start : match.end], "term": term.name.in_(language)}
                yield Finding(page.path, page.source.place(match.start), "T601", facts)


@lru_cache(maxsize=4)
def _refused_matcher(data: Data, language: str) -> Matcher[Term | None]:
    return Matcher(_refused(data, language), language)


def _refused(data: Data, language: str) -> Iterator[tuple[str, Term | None]]:
    """Forms with the term to use instead; None for what may contain them."""
    for term in data.terms:
        yield _bare(term.name.in_(language)), None
        for accepted in term.forms[language]:
            yield accepted, None
    for instrument in data.instruments:
        yield instrument.title.in_(language), None
        yield instrument.name.in_(language), None
    for term in data.terms:
        for form in term.avoid[language]:
            if "(" not in form:  # a remark in brackets: refused only in a use that no machine can tell
                yield form, term


def missing_counterpart(library: Library) -> Iterator[Finding]:
    """A provision uses an agreed term whose counterpart is missing from the other language's provision."""
    matchers = {language: used_terms.certain(library.data, language) for language in library.languages}
    for page, other in library.pairs():
        theirs = {clause.id: clause for clause in other.clauses}
        for clause in page.clauses:
            if clause.id not in theirs:
                continue
            start, end = theirs[clause.id].span
            known = {match.meaning.id for match in matchers[other.language].find(other.plain[start:end])}
            start, end = clause.span
            told: set[str] = set()
            for match in matchers[page.language].find(page.plain[start:end]):
                term = match.meaning
                if term.id not in known and term.id not in told:
                    told.add(term.id)
                    facts = {
                        "term": term.name.in_(page.language),
                        "counterpart": _bare(term.name.in_(other.language)),
                        "path": other.path,
                    }
                    yield Finding(page.path, page.source.place(start + match.start), "T602", facts)


def unexplained_abbreviation(library: Library) -> Iterator[Finding]:
    """An abbreviation that neither this page nor the data explain."""
    names = " ".join(
        f"{term.name.en} {term.name.ar}" for term in library.data.terms
    ) + " ".join(f"{each.name.en} {each.name.ar} {each.title.en}" for each in library.data.instruments)  # fmt: skip
    known = _EVERYDAY | set(_ABBREVIATION.findall(names))
    for page in library.pages:
        told: set[str] = set()
        for match in _ABBREVIATION.finditer(page.plain):
            word = match[0]
            introduced = f"({word})" in page.plain or f"({word}:" in page.plain
            if word not in known and word not in told and not introduced:
                told.add(word)
                yield Finding(page.path, page.source.place(match.start()), "T603", {"word": word})


def _bare(name: str) -> str:
    return _REMARK.sub("", name)
