"""N3xx: what binds is said with the agreed verbs, once in each clause and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil import normative, plain
from dalil.finding import Finding
from dalil.model import Clause, Library, Page

_BREAK = re.compile(r"\n[ \t]*\n")


def no_obligation(library: Library) -> Iterator[Finding]:
    """A clause states no obligation."""
    for page, clause in _clauses(library):
        if clause.obligation is None and not clause.withdrawn:
            yield Finding(page.path, clause.place, "N301", {"clause": clause.id})


def two_obligations(library: Library) -> Iterator[Finding]:
    """A provision states more than one obligation."""
    for page, clause in _clauses(library):
        found = list(normative.verbs(_provision(page, clause), page.language))
        if len(found) > 1:
            offset, verb = found[1]
            place = page.source.place(clause.span[0] + offset)
            yield Finding(page.path, place, "N302", {"clause": clause.id, "verb": verb})


def obligation_outside_clause(library: Library) -> Iterator[Finding]:
    """A verb that binds stands outside the provision of a clause."""
    for page in library.pages:
        text = plain.unquoted(page.plain)
        for offset, verb in normative.verbs(text, page.language):
            if not any(clause.span[0] <= offset < clause.span[1] for clause in page.clauses):
                yield Finding(page.path, page.source.place(offset), "N303", {"verb": verb})


def duty_without_law(library: Library) -> Iterator[Finding]:
    """A verb for duties of law stands in a paragraph that cites no article of law."""
    for page in library.pages:
        text = plain.unquoted(page.plain)
        for offset, verb in normative.legal_verbs(text, page.language):
            start = max((match.end() for match in _BREAK.finditer(text, 0, offset)), default=0)
            after = _BREAK.search(text, offset)
            first, last = page.source.place(start), page.source.place(after.start() if after else len(text))
            laws = (
                library.instruments[cite.instrument].basis
                for cite in page.citations
                if first <= cite.place <= last and cite.article and cite.instrument in library.instruments
            )
            if not any(basis in ("treaty", "national-law") for basis in laws):
                yield Finding(page.path, page.source.place(offset), "N304", {"verb": verb})


def more_than_the_treaty(library: Library) -> Iterator[Finding]:
    """A "shall" rests on an article that asks States only to consider or endeavour, and the clause does not say so."""
    for page, clause in _clauses(library):
        if clause.obligation not in ("shall", "shall not"):
            continue
        section = next(section for section in page.sections if section.place == clause.place)
        if normative.OWN_REQUIREMENT[page.language].search(page.source.text, section.start, section.end):
            continue
        for cite in clause.citations:
            instrument = library.instruments.get(cite.instrument)
            article = instrument.article(cite.article) if instrument else None
            if article and article.asks:
                facts = {"citation": str(cite), "asks": f"@asks {article.asks}"}
                yield Finding(page.path, cite.place, "N305", facts)


def _clauses(library: Library) -> Iterator[tuple[Page, Clause]]:
    for page in library.pages:
        for clause in page.clauses:
            yield page, clause


def _provision(page: Page, clause: Clause) -> str:
    return page.plain[clause.span[0] : clause.span[1]]
