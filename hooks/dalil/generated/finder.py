"""The page of the search: where the script puts the search, and an index of everything for readers without it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from dalil import address
from dalil.generated.glossary import term_anchor
from dalil.generated.links import reference
from dalil.labels import label
from dalil.markup import Child, element
from dalil.model import KINDS, Library, Page
from dalil.text import fold

ANCHORS = ("index-documents", "index-terms", "index-instruments")

_FOLDED_LETTERS = {"ا": "أ"}
"""Letters by which Arabic lists begin a part, where folding gives another."""


def search(library: Library, page: Page) -> Element:
    """The place of the search, and the index below it."""
    language = page.language
    terms = [(term.name.in_(language), _link(page, address.GLOSSARY, term_anchor(term))) for term in library.data.terms]
    laws = [
        (each.title.in_(language), _link(page, address.INSTRUMENTS, address.article_anchor(each.id, "")))
        for each in library.data.instruments
    ]
    return element(
        "div",
        {"class": "search-page"},
        element(
            "div", {"data-search-here": ""}, element("noscript", None, element("p", None, label("no-search", language)))
        ),
        element(
            "div",
            {"class": "search-index"},
            *_documents(library, page),
            *_by_letter(label("index terms", language), ANCHORS[1], "term", terms),
            *_by_letter(label("index instruments", language), ANCHORS[2], "law", laws),
        ),
    )


def _documents(library: Library, page: Page) -> Iterable[Element]:
    language = page.language
    yield element("h2", {"id": ANCHORS[0]}, label("index documents", language))
    kinds = list(KINDS.values())
    documents = [each[language] for each in library.documents.values() if language in each]
    documents.sort(key=lambda each: (kinds.index(each.kind), each.id))
    parts: list[Child] = []
    for document in documents:
        parts.append(element("dt", None, reference(library, page, document.id)))
        parts += [element("dd", None, reference(library, page, clause.id)) for clause in document.clauses]
    yield element("dl", None, *parts)


def _by_letter(title: str, anchor: str, name: str, entries: Iterable[tuple[str, str]]) -> Iterable[Element]:
    """Entries by their first letter; the article of an Arabic word does not count."""
    yield element("h2", {"id": anchor}, title)
    letters: list[Child] = []
    parts: list[Child] = []
    for number, (letter, found) in enumerate(groupby(sorted(entries, key=_order), key=lambda entry: _order(entry)[0])):
        shown = _FOLDED_LETTERS.get(letter, letter).upper()
        letters.append(element("li", None, element("a", {"href": f"#{name}-letter-{number}"}, shown)))
        parts.append(element("dt", {"id": f"{name}-letter-{number}"}, shown))
        parts += [element("dd", None, element("a", {"href": href}, words)) for words, href in found]
    yield element("ul", {"class": "search-letters", "aria-label": title}, *letters)
    yield element("dl", None, *parts)


def _order(entry: tuple[str, str]) -> str:
    return fold(entry[0]).lstrip("«\"'(").removeprefix("ال")


def _link(page: Page, key: str, anchor: str) -> str:
    return address.link(page, key, anchor)
