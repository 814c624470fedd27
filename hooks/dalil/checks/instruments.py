"""I5xx: what we cite exists, down to the article."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.finding import Finding, nearest
from dalil.labels import label
from dalil.model import Library


def unknown_instrument(library: Library) -> Iterator[Finding]:
    """A citation names an instrument that the data do not hold."""
    for page in library.pages:
        for cite in page.citations:
            if cite.instrument not in library.instruments:
                near = nearest(cite.instrument, library.instruments)
                yield Finding(page.path, cite.place, "I501", {"instrument": cite.instrument}, near)


def unknown_article(library: Library) -> Iterator[Finding]:
    """A citation names an article that the data do not hold."""
    for page in library.pages:
        for cite in page.citations:
            instrument = library.instruments.get(cite.instrument)
            if instrument and cite.article and not instrument.article(cite.article):
                numbers = [article.number for article in instrument.articles]
                facts = {
                    "article": cite.article,
                    "instrument": instrument.id,
                    "known": ", ".join(numbers) or "–",
                }
                yield Finding(page.path, cite.place, "I502", facts, nearest(cite.article, numbers))


def article_not_given(library: Library) -> Iterator[Finding]:
    """A citation names a binding text without saying which of its articles; a handbook or a list may be meant whole."""
    for page in library.pages:
        for cite in page.citations:
            instrument = library.instruments.get(cite.instrument)
            if instrument and instrument.basis != "guidance" and not cite.article and instrument.articles:
                numbers = ", ".join(article.number for article in instrument.articles)
                facts = {"instrument": instrument.id, "known": numbers}
                yield Finding(page.path, cite.place, "I503", facts)


def unconfirmed_citation(library: Library) -> Iterator[Finding]:
    """What the Centre still has to confirm is cited as a fact."""
    for page in library.pages:
        for cite in page.citations:
            instrument = library.instruments.get(cite.instrument)
            article = instrument.article(cite.article) if instrument else None
            confidences = [part.confidence for part in (instrument, article) if part]
            line = page.source.text[page.source.line_start(cite.place.line) :].partition("\n")[0]
            if "C" in confidences and label("to-confirm", page.language) not in line:
                facts = {"citation": str(cite), "words": label("to-confirm", page.language)}
                yield Finding(page.path, cite.place, "I504", facts)
