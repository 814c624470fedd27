"""What only the Centre can confirm: everything that the data mark so, and every place in a document that says so."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dalil import address
from dalil.generated import countries
from dalil.generated.glossary import term_anchor
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import Library, Page

ANCHORS = ("questions-texts", "questions-data")


def questions(library: Library, page: Page) -> Element:
    """Two lists of links: documents that leave something to the Centre, and entries of the data."""
    language = page.language
    parts: list[Child] = []
    for anchor, found in zip(ANCHORS, (_in_texts(library, page), _in_data(library, page)), strict=True):
        items = list(found)
        parts.append(element("h2", {"id": anchor}, label(anchor, language)))
        parts.append(element("ul", None, *items) if items else element("p", None, label("nothing-open", language)))
    return element("div", {"class": "questions"}, *parts)


def _in_texts(library: Library, here: Page) -> Iterator[Element]:
    said = label("left-to-the-centre", here.language)
    for page in library.pages:
        if page.language != here.language or page.key == here.key or not page.is_document:
            continue
        for number, line in enumerate(page.source.prose.split("\n"), start=1):
            if said not in line:
                continue
            headings = [heading for heading in page.headings if heading.place.line <= number and heading.id]
            title = headings[-1].title if headings else page.title
            href = address.link(here, page.key, (headings[-1].id or "") if headings else "")
            yield element("li", None, element("a", {"href": href}, element("bdi", None, page.id), f" {title}"))


def _in_data(library: Library, here: Page) -> Iterator[Element]:
    language = here.language
    for term in library.data.terms:
        if term.confidence == "C":
            yield _entry(here, address.GLOSSARY, term_anchor(term), term.name.in_(language), "term")
    for instrument in library.data.instruments:
        if instrument.confidence == "C":
            name = instrument.name.in_(language)
            yield _entry(here, address.INSTRUMENTS, address.article_anchor(instrument.id, ""), name, "instrument")
        for article in instrument.articles:
            if article.confidence == "C":
                name = f"{instrument.name.in_(language)}: {article.label.in_(language)}".removesuffix(": ")
                anchor = address.article_anchor(instrument.id, article.number)
                yield _entry(here, address.INSTRUMENTS, anchor, name, "article")
        if language == "ar" and instrument.title_ar_confidence == "C":
            anchor = address.article_anchor(instrument.id, "")
            yield _entry(here, address.INSTRUMENTS, anchor, instrument.name.ar, "title")
    for country in library.data.countries:
        for fact, kind in ((country.law, "state-law"), (country.palermo, "protocol")):
            if fact.confidence == "C":
                name = country.name.in_(language)
                yield _entry(here, address.COUNTRIES, countries.anchor(country), name, kind)


def _entry(here: Page, key: str, anchor: str, name: str, kind: str) -> Element:
    link = element("a", {"href": address.link(here, key, anchor)}, name)
    return element("li", None, f"{label(kind, here.language)}: ", link)
