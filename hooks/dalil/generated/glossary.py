"""The termbase as a glossary."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil.generated.links import foreign
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import Library, Page, Term


def glossary(library: Library, page: Page) -> Element:
    """The termbase by domain: both languages on one line, definition, and the forms to avoid."""
    parts: list[Child] = []
    for domain in library.data.domains:
        terms = [term for term in library.data.terms if term.domain == domain.id]
        terms.sort(key=lambda term: term.name.in_(page.language))
        parts.append(element("h2", {"id": f"domain-{domain.id}"}, domain.name.in_(page.language)))
        parts.append(element("dl", {"class": "terms"}, *(_term(term, page.language) for term in terms)))
    return element("div", {"class": "glossary"}, *parts)


def term_anchor(term: Term) -> str:
    return f"term-{term.id}"


def _term(term: Term, language: str) -> Element:
    other = "en" if language == "ar" else "ar"
    name = element(
        "dt",
        None,
        element("dfn", None, term.name.in_(language)),
        " ",
        element("span", foreign(other), term.name.in_(other)),
    )
    parts: list[Child] = [name, element("dd", None, term.definition.in_(language))]
    if note := term.note.in_(language):
        parts.append(element("dd", {"class": "term-note"}, note))
    if avoid := term.avoid.get(language, ()):
        comma = "، " if language == "ar" else ", "
        words = f"{label('avoid', language)}: {comma.join(avoid)}"
        parts.append(element("dd", {"class": "term-avoid"}, words))
    if term.confidence == "C":
        parts.append(element("dd", {"class": "term-confidence"}, label("confidence C", language)))
    return element("div", {"id": term_anchor(term)}, *parts)
