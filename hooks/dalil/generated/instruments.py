"""The register of instruments: titles, dates, confidence, articles in our own words and who cites them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from dalil import address
from dalil.generated.links import foreign, mentions, table
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import Article, Instrument, Library, Page

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}\b")


def instruments(library: Library, page: Page) -> Element:
    """Every instrument by kind: titles, dates, confidence, its articles in our own words and who cites them."""
    parts: list[Child] = []
    for kind in kinds_of_instruments(library):
        parts.append(element("h2", {"id": f"kind-{kind}"}, label(f"instrument-kind {kind}", page.language)))
        for instrument in library.data.instruments:
            if instrument.kind == kind:
                parts.append(_instrument(library, page, instrument))
    return element("div", {"class": "instruments"}, *parts)


def kinds_of_instruments(library: Library) -> list[str]:
    order = (
        "treaty",
        "ilo",
        "regional",
        "national-law",
        "declaration",
        "soft-law",
        "tool",
        "regional-comparison",
    )
    present = {instrument.kind for instrument in library.data.instruments}
    return [kind for kind in order if kind in present]


def _instrument(library: Library, page: Page, instrument: Instrument) -> Element:
    language = page.language
    other = "en" if language == "ar" else "ar"
    unofficial = language == "ar" and instrument.title_ar_confidence == "C"
    facts: list[tuple[str, Child]] = [
        (
            label("title", language),
            f"{instrument.title.ar} ({label('unofficial-title', language)})" if unofficial else "",
        ),
        (label("adopted", language), _date(instrument.adopted)),
        (label("in-force", language), _date(instrument.in_force)),
        (label("reference", language), instrument.reference and element("span", foreign("en"), instrument.reference)),
        (label("confidence", language), label(f"confidence {instrument.confidence}", language)),
    ]
    pairs = [
        element("div", None, element("dt", None, name), element("dd", None, value))
        for name, value in facts
        if value != ""
    ]
    title = instrument.title.in_(language)
    return element(
        "section",
        {"class": "instrument", "data-instrument": instrument.id},
        element("h3", {"id": instrument.id}, title),
        element("p", {"class": "instrument-other", **foreign(other)}, instrument.title.in_(other)),
        element("dl", {"class": "facts"}, *pairs),
        _articles(library, page, instrument) if instrument.articles else None,
        _quotation(instrument, language) if instrument.quotes else None,
    )


def _articles(library: Library, page: Page, instrument: Instrument) -> Element:
    language = page.language
    rows = []
    for article in instrument.articles:
        words: list[Child] = [article.summary.in_(language)]
        if article.confidence == "C":
            words.append(element("strong", None, f" ({label('confidence C', language)})"))
        row = element(
            "tr",
            {"id": address.article_anchor(instrument.id, article.number)},
            element("th", {"scope": "row"}, article.label.in_(language) or "–"),
            element("td", None, *words),
            element("td", None, *_citing(library, page, instrument, article)),
        )
        rows.append(row)
    heads = [label("article", language), label("summary", language), label("cited-by", language)]
    return table(heads, rows)


def _citing(library: Library, page: Page, instrument: Instrument, article: Article) -> list[Child]:
    return mentions(page, library.citing(page.language, instrument.id, article.number))


def _quotation(instrument: Instrument, language: str) -> Element:
    words = [element("p", None, quote.in_(language)) for quote in instrument.quotes.values()]
    return element("blockquote", None, *words)


def _date(written: str) -> str:
    """The date at the beginning of a field; the remarks after it are for editors."""
    match = _DATE.match(written)
    return match[0] if match else ""
