"""The boxes that open beside a term or a citation: what it means, in a few lines, and where to read more.

They are native popovers at the end of the page: a button opens its box without any script, Esc or a touch beside it
closes it, and the focus goes into the box, so that it is read aloud, and back. Browsers without popovers show them as
a list at the foot. Print leaves them out.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalil import address, first_uses
from dalil.generated.glossary import term_anchor
from dalil.generated.links import foreign
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import Article, Instrument, Library, Page, Term


def boxes(library: Library, page: Page, terms: tuple[Term, ...]) -> Element | None:
    """The boxes of a page: those of the terms that have a control, and of every article that it cites."""
    made = [_of_term(page, term) for term in terms] + _of_citations(library, page)
    return element("div", {"class": "notes", "data-print": "no"}, *made) if made else None


def citation_box_id(instrument: str, article: str) -> str:
    """The id of the box of a citation."""
    return f"note-{address.article_anchor(instrument, article)}"


def _of_term(page: Page, term: Term) -> Element:
    language = page.language
    other = "en" if language == "ar" else "ar"
    return _box(
        page,
        first_uses.box_id(term),
        [term.name.in_(language)],
        [
            element("p", {"class": "note-other", **foreign(other)}, term.name.in_(other)),
            element("p", None, term.definition.in_(language)),
            _confidence(term.confidence, language),
        ],
        (label("to-glossary", language), address.link(page, address.GLOSSARY, term_anchor(term))),
    )


def _of_citations(library: Library, page: Page) -> list[Element]:
    made = []
    for name, number in sorted({(cite.instrument, cite.article) for cite in page.citations}):
        instrument = library.instruments.get(name)
        article = instrument.article(number) if instrument and number else None
        if instrument is not None and (article is not None or not number):
            made.append(_of_citation(page, instrument, article))
    return made


def _of_citation(page: Page, instrument: Instrument, article: Article | None) -> Element:
    language = page.language
    comma = "، " if language == "ar" else ", "
    number = article.number if article else ""
    name = instrument.name.in_(language)
    part = article.label.in_(language) if article else ""
    said = article.summary.in_(language) if article else instrument.title.in_(language)
    return _box(
        page,
        citation_box_id(instrument.id, number),
        [f"{name}{comma}{part}" if part else name],
        [
            element("p", None, said),
            _confidence((article or instrument).confidence, language),
        ],
        (
            label("to-instrument", language),
            address.link(page, address.INSTRUMENTS, address.article_anchor(instrument.id, number)),
        ),
    )


def _box(page: Page, id_: str, title: list[Child], body: list[Child], more: tuple[str, str]) -> Element:
    close = label("close", page.language)
    words, href = more
    return element(
        "div",
        {
            "class": "note-box",
            "id": id_,
            "popover": "auto",
            "role": "dialog",
            "aria-labelledby": f"{id_}-title",
            "aria-describedby": f"{id_}-text",
            "tabindex": "-1",
            "autofocus": "autofocus",
        },
        element("p", {"class": "note-title", "id": f"{id_}-title"}, *title),
        element("div", {"id": f"{id_}-text"}, *body),
        element(
            "p",
            {"class": "note-ways"},
            element("a", {"href": href}, words),
            element(
                "button",
                {
                    "type": "button",
                    "class": "note-close",
                    "popovertarget": id_,
                    "popovertargetaction": "hide",
                },
                close,
            ),
        ),
    )


def _confidence(confidence: str, language: str) -> Element | None:
    if confidence != "C":
        return None
    return element("p", {"class": "note-confidence"}, label("confidence C", language))
